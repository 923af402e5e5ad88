/*
 * What the search box says beyond results: a row of buttons that narrow the search or order it by day. A button writes its word
 * (in:quotes, sort:newest) into the box, where it can be typed too, and where an address with ?q= carries it along.
 */
(() => {
  "use strict"

  const KINDS = [["", "All"], ["briefings", "Briefings"], ["quotes", "Quotes"], ["actors", "Actors"], ["treaties", "Treaties"], ["topics", "Topics"], ["guide", "Guide"]]
  const NEWEST = "sort:newest"
  const WORD = /(^|\s)(?:in|type|is|sort):\p{L}*/giu

  const search = document.querySelector("[data-md-component=search]")
  const input = search?.querySelector("[data-md-component=search-query]")
  const result = search?.querySelector("[data-md-component=search-result]")
  if (!input || !result) return
  const meta = result.querySelector(".md-search-result__meta")

  /* Pages opened as files may start no worker: the theme hides the box without a word. A copy made for a disk has another way. */
  if (location.protocol === "file:" && !window.precisLent) {
    const reason = "Search works where the site is served: run precis serve, or open it on its host"
    search.hidden = false
    input.disabled = true
    input.placeholder = "Search needs a server"
    input.title = reason
    meta.textContent = reason
    return
  }

  const row = document.createElement("div")
  row.className = "precis-search"
  row.setAttribute("role", "group")
  row.setAttribute("aria-label", "Narrow the search")
  row.hidden = true
  const kinds = KINDS.map(([kind, label]) => button(label, () => write(kind, isNewest())))
  const newest = button("Newest first", () => write(kind(), !isNewest()))
  newest.classList.add("precis-search__order")
  row.append(...kinds, newest)
  result.parentElement.prepend(row)

  function button(label, act) {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = label
    made.addEventListener("click", act)
    return made
  }

  let state = { kind: "", newest: false }
  const kind = () => state.kind
  const isNewest = () => state.newest

  function write(chosen, first) {
    const words = input.value.replace(WORD, "$1").trim()
    input.value = [words, chosen && `in:${chosen}`, first && NEWEST].filter(Boolean).join(" ") + (words ? "" : " ")
    show({ kind: chosen, newest: first })
    look()
  }

  function show(now) {
    state = now
    kinds.forEach((made, at) => made.setAttribute("aria-pressed", String(KINDS[at][0] === now.kind)))
    newest.setAttribute("aria-pressed", String(now.newest))
  }

  /* The theme looks when a key is let go: what is pasted, dictated, or chosen from a list of characters has none. */
  const look = () => input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  input.addEventListener("input", event => event.isComposing || look())
  input.addEventListener("compositionend", look)

  /* The theme takes every key for the box, and Tab for the end of the search. */
  input.addEventListener("keydown", event => {
    if (event.key !== "Tab" || event.shiftKey || row.hidden) return
    event.preventDefault()
    event.stopPropagation()
    kinds[0].focus()
  })
  row.addEventListener("keydown", event => {
    const buttons = [...row.children]
    const at = buttons.indexOf(document.activeElement)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1 }[event.key]
    if (event.key === "Escape" || event.key === "ArrowDown" || (event.key === "Tab" && !event.shiftKey && at === buttons.length - 1)) return
    event.stopPropagation()
    if (next !== undefined) buttons[(next + buttons.length) % buttons.length].focus()
    if (event.key === "Tab" && event.shiftKey && at === 0) {
      event.preventDefault()
      input.focus()
    }
  })

  function told({ empty, kind, meant, more, newest, total, shown }) {
    if (empty) return "Type a name, words, or a “phrase”"
    if (more) return "Names; the texts follow …"
    if (!total) return kind ? "Nothing found here; try All" : "Nothing found"
    const counted = `${total.toLocaleString("en")} ${total === 1 ? "result" : "results"}`
    const part = total > shown ? `, the ${newest ? "newest" : "best"} ${shown} are shown` : ""
    return counted + part + (meant ? ` for “${meant}”` : "")
  }

  window.component$?.subscribe(({ ref, precis }) => {
    if (ref !== result || !precis) return
    if (precis.error) {
      meta.textContent = "The search could not be loaded. Check the connection, then type again."
      return
    }
    row.hidden = false
    show({ kind: precis.kind, newest: precis.newest })
    meta.textContent = told(precis)
  })
})()
