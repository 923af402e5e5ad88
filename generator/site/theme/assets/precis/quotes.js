/*
 * The finder of quotes. Its data come as scripts that hand themselves over by `precisQuotes`, so that it works from a disk too.
 * Of these it loads the few that a question needs: see generator/site/quote_finder.py for what each holds.
 * Words of seeds become text of elements, never markup.
 */
{
  const PAGE = 20
  const NAMED = 12
  const LETTERS = { direct: "d", mixed: "p", indirect: "i" }
  const BADGES = { p: "part quoted", i: "indirect", f: "fragment", e: "editor" }
  const ROLE_BADGES = { f: "former", e: "editor" }
  const LOOSER = {
    speaker: "Any speaker",
    manner: "Any manner",
    year: "Any year",
    topic: "Any topic",
    treaty: "Any treaty",
    cited: "Also where only the briefing cites the treaty",
  }
  const KEYS = Object.keys(LOOSER)

  const by = name => document.getElementById(`precis-${name}`)
  const form = by("finder")
  const [list, count, none, more, trouble, clear] = ["found", "count", "none", "more", "trouble", "clear"].map(by)
  const [speaker, speakers, hint] = [by("speaker"), by("speakers"), by("speaker-hint")]
  const selects = { manner: by("manner"), year: by("year"), topic: by("topic"), treaty: by("treaty") }
  const onlySentence = by("cited")
  const newest = [...list.children]
  const total = Number(count.dataset.total)
  const invitation = hint.textContent

  const number = value => value.toLocaleString("en")
  const counted = value => `${number(value)} ${value === 1 ? "quote" : "quotes"}`

  /* ---- data ---- */

  const files = new Map()
  const arrivals = new Map()
  window.precisQuotes = (name, data) => arrivals.get(name)?.(data)

  const load = name => {
    if (!files.has(name)) {
      const file = new Promise((resolve, reject) => {
        arrivals.set(name, resolve)
        const script = document.createElement("script")
        script.src = `data/${name}.js`
        script.addEventListener("error", () => {
          files.delete(name)
          script.remove()
          reject(new Error(`data/${name}.js`))
        })
        script.addEventListener("load", () => script.remove())
        document.head.append(script)
      })
      file.catch(() => {}) // who waits for it says so
      files.set(name, file)
    }
    return files.get(name)
  }

  /* The same as in quote_speakers.py: how names are folded and in which files they and their places stand. */
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" }
  const words = name => {
    const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßæœøłđðþıς]/g, letter => PLAIN[letter])
    return plain.match(/[\p{L}\p{N}]+/gu) ?? []
  }
  const isPlain = word => /^[\x00-\x7f]*$/.test(word)
  const namesFile = word => {
    const letters = [...word].slice(0, 2)
    return isPlain(letters.join("")) ? letters.join("") : `x${letters.map(one => one.codePointAt(0).toString(16)).join("-")}`
  }
  const placesFile = id => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 256, 0)

  /* What there is in all; each year's counts by the ids of topics and treaties. */
  const manifest = load("manifest").then(({ years, topics, treaties, ...there }) => {
    const byId = (counts, names) => new Map(counts.map(([at, quotes]) => [names[at][0], quotes]))
    const named = years.map(([name, quotes, byTopic, byTreaty, parts]) =>
      ({ name, quotes, parts, topics: byId(byTopic, topics), treaties: byId(byTreaty, treaties) }))
    return { years: named, topics: new Map(topics), treaties: new Map(treaties), ...there }
  })

  /* Who the speaker is and where the quotes are: year -> key of a briefing -> their places in it. */
  const placesOf = async id => {
    const file = String(placesFile(id))
    const found = (await manifest).speakers.includes(file) ? await load(`speakers/${file}`) : {}
    const [name, ...years] = Object.hasOwn(found, id) ? found[id] : [id]
    return { name, years: new Map(years.map(([year, ...rows]) => [year, new Map(rows.map(([key, ...places]) => [key, places]))])) }
  }

  /* ---- what is looked for ---- */

  let chosen = { id: "", name: "" }

  /* Where no treaty is looked for, none is cited in a sentence. */
  const whole = want => ({ ...want, cited: want.treaty && want.cited === "sentence" ? "sentence" : "" })
  const asked = () => {
    const query = new URLSearchParams(location.search)
    return whole(Object.fromEntries(KEYS.map(key => [key, query.get(key) ?? ""])))
  }
  const wanted = () => ({
    speaker: chosen.id,
    ...Object.fromEntries(Object.entries(selects).map(([key, select]) => [key, select.value])),
    cited: onlySentence.checked ? "sentence" : "",
  })
  const address = want => {
    const query = new URLSearchParams(KEYS.filter(key => want[key]).map(key => [key, want[key]])).toString()
    return location.pathname + (query && `?${query}`)
  }

  /* Sets the controls; a value that is none of a list's is added to it, so that what finds nothing can be seen. */
  const setControls = async want => {
    for (const [key, select] of Object.entries(selects)) {
      if (want[key] && ![...select.options].some(option => option.value === want[key])) select.append(new Option(want[key], want[key]))
      select.value = want[key]
    }
    onlySentence.checked = want.cited === "sentence"
    chosen = want.speaker ? { id: want.speaker, name: (await placesOf(want.speaker)).name } : { id: "", name: "" }
    speaker.value = chosen.name
    closeNames()
  }

  /* ---- finding ---- */

  const partsFor = async (want, places) =>
    (await manifest).years
      .filter(({ name, topics, treaties }) =>
        (!want.year || want.year === name) && (!want.topic || topics.has(want.topic)) &&
        (!want.treaty || treaties.has(want.treaty)) && (!places || places.years.has(name)))
      .flatMap(({ name, parts }) => parts.map(part => ({ year: name, part })))

  const inPart = async ({ year, part }, want, places) => {
    const index = await load(`years/${part}`)
    const own = places?.years.get(year)
    const [topic, treaty] = [index.topics.indexOf(want.topic), index.treaties.indexOf(want.treaty)].map(String)
    const found = []
    for (const [shard, briefings] of index.shards) {
      for (const line of briefings) {
        const [key, manners, ...lists] = line.split(" ")
        const [topics, treaties, cited] = lists.map(list => list.split(","))
        if ((own && !own.has(key)) || (want.topic && !topics.includes(topic)) || (want.treaty && !treaties.includes(treaty))) continue
        for (const place of own ? own.get(key) : manners.split("").keys()) {
          if (want.manner && manners[place] !== LETTERS[want.manner]) continue
          const inSentence = cited.includes(`${place}:${treaty}`)
          if (want.cited && !inSentence) continue
          found.push({ shard, key, place, number: index.prefix + lists.slice(3).join(" "), inSentence })
        }
      }
    }
    return found
  }

  const begin = async want => {
    const places = want.speaker ? await placesOf(want.speaker) : null
    return { want, places, parts: await partsFor(want, places), refs: [], shown: 0, filling: Promise.resolve() }
  }

  /* Looks through as many years as it takes to have so many quotes, one call after the other. */
  const fill = (search, enough) => {
    search.filling = search.filling.then(async () => {
      if (enough === Infinity) for (const { part } of search.parts) load(`years/${part}`)
      while (search.refs.length < enough && search.parts.length) {
        search.refs = search.refs.concat(await inPart(search.parts[0], search.want, search.places))
        search.parts.shift()
      }
    })
    return search.filling
  }

  const countOf = async want => {
    const search = await begin(want)
    await fill(search, Infinity)
    return search.refs.length
  }

  /* ---- showing ---- */

  const made = (tag, name, ...children) => {
    const element = document.createElement(tag)
    if (name) element.className = name
    element.append(...children.filter(child => child !== ""))
    return element
  }
  const linked = (href, text, name = "") => Object.assign(made("a", name, text), { href })
  /* A page's address; from a disk nothing but its file opens. */
  const page = (path, fragment = "") => `../${path}/${location.protocol === "file:" ? "index.html" : ""}${fragment && `#${fragment}`}`
  const badges = (letters, names) => [...letters].filter(letter => names[letter]).flatMap(letter => [" ", made("span", "precis-badge", names[letter])])

  const speakerOf = row => {
    if (!row) return [made("span", "precis-name precis-quiet", "The source names no speaker")]
    const [name, id = "", resolved = 0, code = "", state = "", role = "", marks = ""] = row
    const unnamed = resolved ? made("span", "precis-badge", "unnamed") : made("span", "precis-role", "(as the source calls the speaker)")
    return [
      ...(id ? [linked(page(`actors/${id}`), name, "precis-name")] : [made("span", "precis-name precis-words", name), " ", unnamed]),
      ...(code ? [" ", Object.assign(made("abbr", "precis-country", code), { title: state })] : []),
      ...(role ? [" ", made("span", "precis-role", role, ...badges(marks, ROLE_BADGES))] : []),
    ]
  }

  const caption = (row, data, ref, want) => {
    const [, , at, , , cue = "", said = "", venue = "", treaties = []] = row
    const line = made("span", "precis-found-by", ...speakerOf(data.speakers[at]))
    for (const text of [cue, venue].filter(Boolean)) line.append(" · ", made("span", "precis-words", text))
    if (said) line.append(" · ", said)
    const cites = treaties.map(at => made("span", "precis-found-treaty", "cites ", linked(page(`treaties/${data.treaties[at][0]}`), data.treaties[at][1])))
    if (want.treaty && !ref.inSentence) {
      const title = selects.treaty.selectedOptions[0].dataset.name ?? want.treaty
      cites.push(made("span", "precis-found-treaty", "its briefing cites ", linked(page(`treaties/${want.treaty}`), title)))
    }
    return [line, ...cites.flatMap(one => [" ", one])]
  }

  const item = (ref, data, want) => {
    const [slug, title, day, rows] = data.briefings[ref.key]
    const row = rows[ref.place]
    const [text, kind, , fragment = "", paragraph = 0] = row
    const briefing = page(`briefings/${slug}`)
    const words = made("span", "precis-words", kind[0] === "d" ? `“${text}”` : text)
    const quote = made("p", "", words, ...badges(kind, BADGES))
    if (fragment) {
      const mark = linked(page(`briefings/${slug}`, fragment), `¶${paragraph}`, "precis-mark")
      mark.title = `Paragraph ${paragraph} of the source`
      quote.append("\u00a0", mark)
    }
    const where = made("p", "precis-meta", made("span", "", day), ...(ref.number ? [" ", made("span", "", ref.number)] : []))
    const said = made("figcaption", "", ...caption(row, data, ref, want), made("span", "precis-found-in", linked(briefing, title)))
    return made("li", "", where, made("figure", "precis-quote", made("blockquote", "", quote), said))
  }

  let current = null

  const say = () => {
    const { want, refs, parts, shown } = current
    const filtered = KEYS.some(key => want[key])
    const all = filtered ? refs.length : total
    const inSentences = refs.filter(ref => ref.inSentence).length
    const cited = want.treaty && !want.cited ? `, ${number(inSentences)} of them in sentences that cite the treaty` : ""
    const known = !filtered || !parts.length
    count.textContent = !known ? `${number(shown)} shown, counting …` : all ? `${counted(all)}${cited}; ${shown < all ? number(shown) : "all"} shown` : "No quote matches"
    more.hidden = known && shown >= all
    clear.hidden = !filtered
  }

  /* Shows quotes up to this many; true where the reader has not asked for others meanwhile. */
  const show = async (search, upTo, focus = false) => {
    await fill(search, upTo)
    const refs = search.refs.slice(search.shown, upTo)
    const data = refs.map(ref => load(`quotes/${ref.shard}`))
    for (const [at, ref] of refs.entries()) {
      const element = item(ref, await data[at], search.want)
      if (search !== current) return false
      if (search.shown === 0) list.replaceChildren()
      list.append(element)
      search.shown += 1
      if (focus && at === 0) {
        element.tabIndex = -1
        element.focus()
      }
    }
    return search === current
  }

  const showLooser = async search => {
    const want = search.want
    const active = KEYS.filter(key => want[key])
    const counts = await Promise.all(active.map(key => countOf(whole({ ...want, [key]: "" }))))
    if (search !== current) return
    const buttons = active.filter((key, at) => counts[at]).map(key => {
      const button = made("button", "precis-action", LOOSER[key], " ", made("span", "precis-quiet", counted(counts[active.indexOf(key)])))
      button.type = "button"
      button.addEventListener("click", () => ask({ ...wanted(), [key]: "" }).then(() => count.focus()))
      return button
    })
    const why = buttons.length ? "No quote meets all of these. Without one of them there are some:" : "No quote meets all of these, nor all but one of them."
    none.replaceChildren(made("p", "precis-nothing", why), made("p", "precis-actions", ...buttons))
    none.hidden = false
  }

  const failed = error => {
    list.removeAttribute("aria-busy")
    count.textContent = "Some quotes could not be loaded"
    trouble.textContent = `${error.message} could not be loaded. Try again, or load the page anew.`
    trouble.hidden = false
    more.hidden = true
  }

  const find = async (want, shown = 0) => {
    const search = await begin(want)
    current = search
    none.hidden = true
    trouble.hidden = true
    if (KEYS.some(key => want[key])) {
      await show(search, Math.max(shown, PAGE))
      if (search !== current) return
      if (!search.shown) list.replaceChildren()
      list.removeAttribute("aria-busy")
      say()
      await fill(search, Infinity)
    } else {
      list.replaceChildren(...newest)
      search.shown = newest.length
      // Those that stand on the page are passed by, not loaded.
      if (shown > newest.length) await show(search, shown)
      if (search === current) list.removeAttribute("aria-busy")
    }
    if (search !== current) return
    say()
    if (!search.shown) await showLooser(search)
  }

  /* Looks for something else: the address of it can be shared, and the way back leads here. */
  const ask = async wish => {
    const there = address(whole(wish))
    if (there !== location.pathname + location.search) {
      try {
        history.pushState(null, "", there)
      } catch {
        location.assign(there) // some browsers let no page of a disk change its address
        return
      }
    }
    await follow()
  }
  const follow = async () => {
    list.setAttribute("aria-busy", "true")
    try {
      const want = asked()
      await setControls(want)
      await find(want, history.state?.shown ?? 0)
    } catch (error) {
      failed(error)
    }
  }

  /* ---- the field of speakers: a combobox with a list ---- */

  let names = []
  let active = -1

  function closeNames() {
    names = []
    active = -1
    speakers.hidden = true
    speakers.replaceChildren()
    speaker.setAttribute("aria-expanded", "false")
    speaker.removeAttribute("aria-activedescendant")
    hint.textContent = invitation
  }

  const activate = at => {
    active = at
    for (const [place, option] of [...speakers.children].entries()) option.setAttribute("aria-selected", String(place === at))
    speaker.setAttribute("aria-activedescendant", speakers.children[at].id)
    speakers.children[at].scrollIntoView({ block: "nearest" })
  }

  const choose = ({ id, name }) => {
    chosen = { id, name }
    speaker.value = name
    closeNames()
    return ask(wanted())
  }

  const namesLike = async typed => {
    const longest = [...typed].sort((a, b) => b.length - a.length)[0]
    const file = namesFile(longest)
    if (!(await manifest).names.includes(file)) return []
    return Object.entries(await load(`names/${file}`))
      .map(([id, [name, country, often, alias = ""]]) => ({ id, name, country, often, alias, words: words(`${name} ${alias}`) }))
      .filter(one => typed.every(word => one.words.some(other => other.startsWith(word))))
      .sort((a, b) => b.often - a.often || (a.name < b.name ? -1 : 1))
  }

  const suggest = async () => {
    const text = speaker.value
    const typed = words(text)
    if (!typed.some(word => word.length > 1 || !isPlain(word))) return closeNames()
    const found = await namesLike(typed)
    if (text !== speaker.value || document.activeElement !== speaker) return
    closeNames()
    names = found.slice(0, NAMED)
    hint.textContent = !names.length ? "No speaker has such a name" : found.length > NAMED ? `The ${NAMED} most quoted of ${number(found.length)}; more letters find others` : `${number(names.length)} found`
    speakers.replaceChildren(...names.map(({ name, country, alias }, at) => {
      const option = made("li", "", made("span", "precis-name", name), country ? " " : "", country ? made("span", "precis-quiet", country) : "", alias ? made("span", "precis-quiet", ` also ${alias}`) : "")
      option.id = `precis-speaker-${at}`
      option.setAttribute("role", "option")
      option.setAttribute("aria-selected", "false")
      option.addEventListener("click", () => choose(names[at]))
      return option
    }))
    speakers.hidden = !names.length
    speaker.setAttribute("aria-expanded", String(names.length > 0))
  }

  const pressed = event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (!names.length) suggest().catch(failed)
      else activate((active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + names.length) % names.length)
    } else if (event.key === "Enter") {
      event.preventDefault()
      if (names.length) choose(names[Math.max(active, 0)])
    } else if (event.key === "Escape") {
      if (names.length) closeNames()
      else if (chosen.id || speaker.value) choose({ id: "", name: "" })
    }
  }

  speaker.addEventListener("input", () => {
    if (!speaker.value && chosen.id) choose({ id: "", name: "" })
    else suggest().catch(failed)
  })
  speaker.addEventListener("keydown", pressed)
  speaker.addEventListener("focus", () => speaker.select())
  speaker.addEventListener("blur", () => {
    closeNames()
    speaker.value = chosen.name
  })
  // A press on the list is to leave the field its focus, or the list would be gone before the click.
  speakers.addEventListener("mousedown", event => event.preventDefault())

  /* ---- the page ---- */

  const options = (select, rows) => select.append(...rows.map(([value, name, quotes]) => {
    const option = new Option(`${name} · ${number(quotes)}`, value)
    option.dataset.name = name
    return option
  }))
  const summed = (years, names) => {
    const sum = id => years.reduce((quotes, counts) => quotes + (counts.get(id) ?? 0), 0)
    return [...names].map(([id, name]) => [id, name, sum(id)]).sort((a, b) => a[1].localeCompare(b[1], "en"))
  }

  const start = async () => {
    form.hidden = false
    by("scriptless").hidden = true
    count.tabIndex = -1
    const { years, topics, treaties } = await manifest
    options(selects.year, years.map(({ name, quotes }) => [name, name, quotes]))
    options(selects.topic, summed(years.map(year => year.topics), topics))
    options(selects.treaty, summed(years.map(year => year.treaties), treaties))
    for (const control of [...Object.values(selects), onlySentence]) control.addEventListener("change", () => ask(wanted()))
    form.addEventListener("submit", event => event.preventDefault())
    clear.addEventListener("click", () => ask(Object.fromEntries(KEYS.map(key => [key, ""]))).then(() => count.focus()))
    more.addEventListener("click", async () => {
      try {
        const search = current
        if (await show(search, search.shown + PAGE, true)) {
          history.replaceState({ shown: search.shown }, "")
          say()
        }
      } catch (error) {
        failed(error)
      }
    })
    window.addEventListener("popstate", follow)
    await follow()
  }

  start().catch(failed)
}
