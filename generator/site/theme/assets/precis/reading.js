/*
 * Reading a briefing: the sentence behind each source mark, quotes to copy with their citation, printing.
 * A page is whole without this. What is shown comes from the page's own source section, as text, never as markup.
 */

const article = document.querySelector("article")
const marks = article ? [...article.querySelectorAll("a.precis-mark")] : []
const isHere = mark => mark.getAttribute("href").startsWith("#")

function made(name, className, text) {
  const element = document.createElement(name)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}

/* ---- the sentence behind a mark ---- */

const SHORT = 160
const box = made("div", "precis-sentence")
const words = box.appendChild(made("p", "precis-sentence-words"))
const foot = box.appendChild(made("p", "precis-sentence-foot"))
let shown = null
let timer = 0
let pointer = "mouse"

box.popover = "manual"
box.hidden = !("popover" in HTMLElement.prototype)
words.id = "precis-sentence"

/* The words that a mark stands behind, and the mark that stands behind words. */
function wordsOf(mark) {
  let found = mark.previousElementSibling
  while (found && !found.classList.contains("precis-words")) found = found.previousElementSibling
  return found
}
function markOf(statement) {
  let found = statement.nextElementSibling
  while (found && !found.classList.contains("precis-mark") && !found.classList.contains("precis-words")) found = found.nextElementSibling
  return found?.matches(".precis-mark[href^='#']") ? found : null
}

const isSentence = element => /^s\d+$/.test(element?.id ?? "")
const letters = element => element?.textContent.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") ?? ""

/* The sentences that the words were taken from: that of the mark, and those behind it that they go on in. */
function sentencesOf(mark, first) {
  const found = [first]
  const told = letters(wordsOf(mark))
  for (let next = first.nextElementSibling; isSentence(next); next = next.nextElementSibling) {
    const begin = letters(next).slice(0, 40)
    if (begin.length < 8 || !told.includes(begin)) break
    found.push(next)
  }
  return found
}

/* A short passage is read with its neighbours of the same paragraph. */
function write(mark, sentence) {
  const found = sentencesOf(mark, sentence)
  const text = found.map(one => one.textContent).join(" ")
  const [before, behind] = [sentence.previousElementSibling, found.at(-1).nextElementSibling]
  words.replaceChildren(made("mark", "", text))
  if (text.length < SHORT && isSentence(before)) words.prepend(before.textContent + " ")
  if (text.length < SHORT && isSentence(behind)) words.append(" " + behind.textContent)
  const source = made("a", "", "Go to the source")
  source.href = mark.hash
  source.tabIndex = -1 // the mark itself leads there
  foot.replaceChildren(made("span", "", `Paragraph ${sentence.closest("p").id.slice(1)}`), source)
  const original = article.querySelector(".precis-original")
  if (original) {
    const there = made("a", "", "In the original ↗")
    const text = sentence.dataset.text
    there.href = text ? `${original.href}${original.href.includes("#") ? "" : "#"}:~:text=${text}` : original.href
    there.rel = "noopener noreferrer nofollow"
    foot.append(there)
  }
}

/* Below the mark, or where there is no room above the words, so that these stay in sight. */
function place(mark) {
  const at = [...mark.getClientRects()].pop()
  const top = (wordsOf(mark) ?? mark).getBoundingClientRect().top
  const [width, height] = [box.offsetWidth, box.offsetHeight]
  const column = article.getBoundingClientRect()
  const [first, last] = [Math.max(12, column.left), Math.min(document.documentElement.clientWidth - 12, column.right) - width]
  const below = at.bottom + 6
  const above = top - height - 6
  const room = below + height <= innerHeight || above < 0
  box.style.left = `${scrollX + Math.max(first, Math.min(last, at.left + at.width / 2 - width / 2))}px`
  box.style.top = `${scrollY + (room ? below : above)}px`
}

function show(mark) {
  clearTimeout(timer)
  const sentence = document.getElementById(mark.hash.slice(1))
  if (shown === mark || !sentence) return
  hide()
  write(mark, sentence)
  mark.after(box) // so that the next tab stop is inside
  box.hidden = false
  box.showPopover?.()
  place(mark)
  mark.setAttribute("aria-describedby", words.id)
  wordsOf(mark)?.classList.add("precis-shown")
  shown = mark
}

function hide() {
  clearTimeout(timer)
  if (!shown) return
  shown.removeAttribute("aria-describedby")
  wordsOf(shown)?.classList.remove("precis-shown")
  shown = null
  box.remove()
}

const later = (what, wait) => {
  clearTimeout(timer)
  timer = setTimeout(what, wait)
}

/* The mark at which something happened: on itself, or on words that it proves and that are no link. */
function markAt(target) {
  const mark = target.closest?.("a.precis-mark")
  if (mark) return isHere(mark) ? mark : null
  const statement = target.closest?.("a, button, summary") ? null : target.closest?.(".precis-words")
  return statement ? markOf(statement) : null
}

function listen() {
  article.addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse" || event.buttons) return
    if (box.contains(event.target)) return clearTimeout(timer)
    const mark = markAt(event.target)
    // Words lie under a resting pointer more often than they are asked for.
    if (mark) later(() => show(mark), event.target.closest("a") ? 120 : 600)
    else if (!box.contains(document.activeElement)) later(hide, 250)
  })
  article.addEventListener("pointerleave", event => event.pointerType === "mouse" && later(hide, 250))
  addEventListener("focusin", event => {
    const mark = article.contains(event.target) && event.target.matches(":focus-visible") && markAt(event.target)
    if (mark) show(mark)
    else if (!box.contains(event.target)) hide()
  })
  addEventListener("pointerdown", event => {
    pointer = event.pointerType
    if (!box.contains(event.target) && markAt(event.target) !== shown) hide()
  })
  article.addEventListener("click", event => {
    const mark = box.contains(event.target) ? null : markAt(event.target)
    if (mark && !event.target.closest("a")) {
      if (getSelection().isCollapsed) show(mark)
    } else if (mark && pointer !== "mouse" && event.detail && shown !== mark) {
      event.preventDefault()
      show(mark)
    } else if (event.target.closest("a")?.getAttribute("href")?.startsWith("#s")) {
      leave(mark ?? shown)
    }
  })
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !shown) return
    const mark = shown
    if (box.contains(document.activeElement)) mark.focus()
    hide()
  })
  addEventListener("beforeprint", hide)
  addEventListener("resize", () => shown && place(shown))
}

/* Whoever follows a mark finds the way back beside the sentence. */
const back = made("button", "precis-back", "↑ back")
back.type = "button"
back.title = "Back to where you were"

function leave(mark) {
  hide()
  document.getElementById(mark.hash.slice(1))?.after(back)
  back.onclick = () => {
    back.remove()
    mark.scrollIntoView({ block: "center" })
    mark.focus({ preventScroll: true })
  }
}

/* ---- copying ---- */

const status = made("p", "precis-unseen")
status.role = "status"

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https there is no clipboard, but still the older command.
    const field = document.body.appendChild(made("textarea", "precis-unseen"))
    field.value = text
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
}

function copying(className, label, text) {
  const button = made("button", className, label)
  button.type = "button"
  button.addEventListener("click", async () => {
    const done = await copy(text())
    button.focus({ preventScroll: true })
    status.textContent = ""
    status.textContent = button.textContent = done ? "Copied" : "Not copied: the browser does not allow it"
    setTimeout(() => (button.textContent = label), 2000)
  })
  return button
}

const said = element => element?.textContent.replace(/\s+/g, " ").trim() ?? ""

/* What is cited must lead others to the page: from a copy on a disk, to the published one, where the page knows of it. */
const address = () => ((location.protocol === "file:" && document.querySelector("link[rel=canonical]")?.href) || location.href).split("#")[0]

function citing(figure) {
  const [passage, mark] = [figure.querySelector("blockquote .precis-words"), figure.querySelector("blockquote .precis-mark")]
  const speaker = figure.closest(".precis-speaker").querySelector(".precis-who")
  const name = speaker.querySelector(".precis-name.precis-quiet") ? "speaker not named" : said(speaker.querySelector(".precis-name"))
  const role = speaker.querySelector(".precis-role")?.cloneNode(true)
  role?.querySelectorAll(".precis-badge").forEach(badge => badge.replaceWith(` (${badge.textContent})`))
  const reported = [...figure.querySelectorAll("blockquote .precis-badge")].some(badge => /indirect|part/.test(badge.textContent))
  const quote = said(passage).replace(/^“(.*)”$/s, "$1")
  const number = said(document.querySelector("#cite [data-number]"))
  const site = document.querySelector(".md-header .md-logo")?.title ?? "Précis"
  const where = `${[site, number].filter(Boolean).join(" ")}, ${address()}${mark ? mark.hash : ""}`
  const who = [name, said(role)].filter(Boolean).join(", ")
  return `“${quote}” — ${who}, ${reported ? "as reported in" : "in"} ${said(document.querySelector("#cite cite"))} (${where})`
}

function offer() {
  article.append(status)
  for (const figure of article.querySelectorAll(".precis-speaker .precis-quote")) {
    const caption = figure.querySelector("figcaption") ?? figure.querySelector("blockquote > p")
    caption.append(" ", copying("precis-copy", "Copy", () => citing(figure)))
    caption.lastChild.setAttribute("aria-label", "Copy the quote with its citation")
  }
  for (const cited of article.querySelectorAll("#cite dd")) {
    if (!cited.querySelector("code")) {
      const text = said(cited)
      cited.append(" ", copying("precis-copy", "Copy", () => text))
    }
  }
  article.querySelector(".precis-actions")?.append(copying("precis-action", "Copy link", address))
}

if (article) {
  for (const mark of marks) {
    const paragraph = `paragraph ${mark.textContent.slice(1)} of the source`
    if (isHere(mark)) mark.setAttribute("aria-label", `${mark.textContent}, ${paragraph}`)
    else mark.title = paragraph.replace("p", "P")
  }
  if (marks.some(isHere)) listen()
  if (article.querySelector("#cite")) offer()
}

/* The theme's search is a dialog without a name. */
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search")

/* Nor can its wide tables be scrolled by keys; and every row of buttons at code says it is a part of the page to jump to. */
function mendTheTheme() {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0
    else table.removeAttribute("tabindex")
  }
  for (const buttons of document.querySelectorAll("nav.md-code__nav")) buttons.role = "none"
}
addEventListener("load", mendTheTheme)
addEventListener("resize", mendTheTheme)

for (const button of document.querySelectorAll(".precis-print")) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}
