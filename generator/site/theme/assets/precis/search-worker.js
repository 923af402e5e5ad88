/*
 * The search behind Material's search box: it speaks the messages of Material's own worker, and asks Pagefind's index for texts
 * and small files for names. Where the build made Material's own index instead, Material's own worker takes over.
 *
 * In a copy of the site on a disk (precis build --offline) it has no address, and may load nothing: the page lends it each file.
 *
 * What it answers stands in the page as HTML, so every word of it is escaped here.
 */
"use strict"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

const ON_DISK = self.location.protocol === "blob:"
const HERE = ON_DISK ? "file:///assets/precis/search-worker.js" : self.location.href // on a disk the copy's folder is taken for the root
const SITE = new URL("../../", HERE)
const WAIT = 120 // milliseconds after a key in which the next one may come
const PATIENCE = 600 // milliseconds after which what is there is shown
const SHOWN = 20
const READ = 80 // results that are read at most to find so many
const WORDS = 28 // words of an excerpt
const NAMES = 3 // names above the texts
const KINDS = new Set(["briefings", "quotes", "actors", "treaties", "topics", "guide"])
const COMMON = new Set("a an and are as at be by for from has have he her his in is it its of on or she that the their they this to was were will with".split(" "))
const PLURALS = { briefing: "briefings", quote: "quotes", actor: "actors", treaty: "treaties", topic: "topics" }
const BADGES = { quotes: "Quotes", guide: "Guide" }
const ROWS = new Set(["briefings", "quotes", "treaties", "guide"]) // kinds whose texts are indexed; the others have names alone

/* ---- words ---- */

// names.py has the same list.
const PLAIN = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ħ: "h" }
const UNSPACED = /[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u
const UNSPACED_RUN = new RegExp(`${UNSPACED.source}{2,}`, "gu")

const escaped = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
const bare = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[łøđðıßæœþħ]/g, letter => PLAIN[letter])
const plainWords = text =>
  (bare(text).match(/[\p{L}\p{N}]+/gu) || []).flatMap(word => (UNSPACED.test(word) ? [...word] : [word]))
const spaced = text => text.replace(new RegExp(UNSPACED, "gu"), " $& ").replace(/\s+/g, " ").trim()

/** What a reader typed: words, phrases in quotation marks, where to look (in:quotes), in which order (sort:newest). */
function read(typed) {
  const query = { kind: "", newest: false, phrases: [], text: "" }
  query.text = typed
    .replace(/(^|\s)(?:in|type|is):(\p{L}*)/giu, (_, space, kind) => {
      kind = kind.toLowerCase()
      kind = PLURALS[kind] || kind
      if (KINDS.has(kind)) query.kind = kind
      return space
    })
    .replace(/(^|\s)sort:(\p{L}*)/giu, (_, space, order) => {
      query.newest = /^(newest|date|new)$/i.test(order)
      return space
    })
    .replace(/\s+/g, " ")
    .trim()
  query.phrases = [...query.text.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)].map(found => plainWords(found[1]).join(" ")).filter(Boolean)
  query.phrases.push(...(query.text.match(UNSPACED_RUN) || []).map(run => plainWords(run).join(" ")))
  query.compounds = (query.text.match(/[\p{L}\p{N}]+(?:[-–.][\p{L}\p{N}]+)+/gu) || []).map(one => plainWords(one).join(" "))
  const words = plainWords(query.text)
  const telling = words.filter(word => !COMMON.has(word) && (word.length > 1 || UNSPACED.test(word) || /\p{N}/u.test(word)))
  query.words = telling.length ? telling : words
  if (telling.length && !query.phrases.length) query.text = query.text.split(" ").filter(word => !COMMON.has(word.toLowerCase())).join(" ")
  return query
}

/* ---- what the index holds ---- */

let contents // of the site: which names it has
let parts // the site, or where it is built year by year what stands around the years and each of them, the oldest first
let engineFolder
let failure

const ask = ON_DISK ? borrow : self.fetch.bind(self)
const shared = new Map()
const borrowed = new Map()

/** A file of the copy, which the page answers with; null where there is none. */
function borrow(address) {
  const { pathname } = new URL(address)
  if (!borrowed.has(pathname)) {
    const file = {}
    file.content = new Promise(resolve => (file.arrive = resolve))
    borrowed.set(pathname, file)
    self.postMessage({ wanted: pathname })
  }
  return borrowed.get(pathname).content.then(content => new Response(content, { status: content === null ? 404 : 200 }))
}

function lent({ file, content }) {
  borrowed.get(file).arrive(content)
  borrowed.delete(file)
}

/** A module; on a disk its text must do for its address. */
async function module(address) {
  return import(ON_DISK ? URL.createObjectURL(new Blob([await (await load(address)).text()], { type: "text/javascript" })) : address)
}

async function load(address) {
  const response = await ask(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response
}

function once(address) {
  if (!shared.has(address)) shared.set(address, load(address).then(response => response.arrayBuffer()))
  return shared.get(address).then(bytes => new Response(bytes.slice(0)))
}

/** Pagefind asks each shard for what all have in common, and does not look whether a file is there. */
self.fetch = async input => {
  const address = new URL(String(input), HERE)
  const [folder, file] = address.pathname.split("/").slice(-2)
  try {
    if (file === "pagefind-entry.json") return new Response(JSON.stringify(entry(folder)))
    if (/^wasm\..*\.pagefind$/.test(file)) return await once(new URL("wasm.en.pagefind", engineFolder).href)
    return await load(address.href)
  } catch (error) {
    failure = error
    throw error
  }
}

function entry(folder) {
  const part = parts.find(part => part.contents.shards.some(shard => shard.folder === folder))
  const shard = part.contents.shards.find(shard => shard.folder === folder)
  return {
    version: part.contents.version,
    languages: { en: { hash: shard.hash, wasm: "en", page_count: shard.pages } },
    include_characters: part.contents.include_characters,
  }
}

const opening = {}

function forget() {
  for (const key of Object.keys(opening)) delete opening[key]
  nameFiles.clear()
  shared.clear()
}

function open() {
  return (opening.contents ??= openParts())
}

async function openParts() {
  const here = await part("", "")
  const root = here.contents.above ? await part(here.contents.above, "") : here
  const years = (root.contents.folders ?? []).map(year => part(`${root.prefix}${year}/`, year))
  contents = root.contents
  contents.letters = new Set(contents.names.split(" "))
  contents.prefix = root.prefix
  parts = [...(await Promise.all(years)).reverse(), root]
}

/** What the index of a part holds; its prefix leads there from this site, whose pages add it to the addresses of what they find. */
async function part(prefix, year) {
  const folder = new URL("search/", new URL(prefix, SITE))
  return { prefix, year, folder, contents: await (await load(new URL("precis.json", folder))).json() }
}

/** The shards of a row, the oldest first. */
async function shards(row) {
  await open()
  const found = parts.flatMap(part => part.contents.shards.filter(shard => shard.row === row).map(shard => Object.assign(shard, { part })))
  if (!found.length) return []
  engineFolder ??= found[0].part.folder
  opening.engine ??= module(new URL("pagefind.js", engineFolder))
  const { createInstance } = await opening.engine
  const start = shard => {
    const instance = createInstance({
      basePath: new URL(`${shard.folder}/`, shard.part.folder).pathname,
      baseUrl: "/",
      ranking: { metaWeights: { title: 8, kind: 0, detail: 1, date: 0 } },
    })
    // It answers when it is complete, which its own promise does not tell.
    return (shard.instance = instance.filters().then(() => Object.assign(instance, { part: shard.part })))
  }
  // They share one WebAssembly: the first must have it before others begin.
  opening.first ??= found.at(-1).instance ?? start(found.at(-1))
  await opening.first
  return Promise.all(found.reverse().map(shard => shard.instance ?? start(shard))).then(started => started.reverse())
}

/* ---- names ---- */

const nameFiles = new Map()

function namesFor(letters) {
  if (!nameFiles.has(letters)) {
    const file = [...new TextEncoder().encode(letters)].map(byte => byte.toString(16).padStart(2, "0")).join("")
    nameFiles.set(letters, load(new URL(`names/${file}.json`, new URL(`${contents.prefix}search/`, SITE))).then(response => response.json()))
  }
  return nameFiles.get(letters)
}

/** The file that holds the names with a word that begins like this one. */
async function nameFile(word) {
  let letters = [...word].slice(0, 2).join("")
  if (!contents.letters.has(letters)) return []
  for (;;) {
    const [divided, names] = await namesFor(letters)
    const more = [...word].slice(0, [...letters].length + 1).join("")
    if (!divided || more === letters) return names
    if (!contents.letters.has(more)) return []
    letters = more
  }
}

/** How many letters differ or stand in each other's place, counted up to a limit. */
function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  const rows = [[...Array(other.length + 1).keys()]]
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[one.length][other.length]
}

const slips = word => (word.length < 5 ? 0 : word.length < 9 ? 1 : 2)

/** The kind of page that stands at an address; a year may stand before it. */
const kindAt = address => address.replace(/^(?:\d+|undated)\//, "").split("/")[0]

/** The names with all words, the best first; else those that differ by a letter or two, and the word that was meant. */
async function findNames(query) {
  await open()
  if (!query.words.length || (query.words.length === 1 && query.words[0].length < 2 && !UNSPACED.test(query.words[0]))) return { names: [] }
  const kinds = query.kind && query.kind !== "quotes" && query.kind !== "briefings" ? [query.kind] : query.kind ? [] : ["actors", "treaties", "topics"]
  if (!kinds.length) return { names: [] }
  const longest = query.words.reduce((one, other) => (other.length > one.length ? other : one))
  const ofKind = names => names.filter(([address]) => kinds.includes(kindAt(address)))
  const exact = []
  for (const name of ofKind(await nameFile(longest))) {
    const words = plainWords(`${name[1]} ${name[3]}`)
    if (!query.words.every(word => words.some(one => one.startsWith(word)))) continue
    const title = plainWords(name[1])
    const fit = query.words.filter(word => title.includes(word)).length / title.length
    exact.push({ name, rank: fit * 4 + Math.log2(1 + name[4]) })
  }
  if (exact.length) return { names: exact.sort((one, other) => other.rank - one.rank).map(({ name }) => name) }
  return nearNames(query, ofKind)
}

async function nearNames(query, ofKind) {
  const near = new Map()
  const meant = new Map()
  for (const word of query.words.filter(slips)) {
    for (const letters of [word.slice(0, 2), word.slice(0, 3)]) {
      if (!contents.letters.has(letters)) continue
      for (const name of ofKind((await namesFor(letters))[1])) {
        for (const one of plainWords(`${name[1]} ${name[3]}`)) {
          if (one[0] !== word[0] || distance(word, one, slips(word)) > slips(word)) continue
          near.set(name[0], name)
          meant.set(word, meant.get(word) ?? one)
        }
      }
    }
  }
  const words = query.words.map(word => meant.get(word) ?? word)
  const names = [...near.values()].filter(name => {
    const of = plainWords(`${name[1]} ${name[3]}`)
    return words.every(word => of.some(one => one.startsWith(word)))
  })
  return { names, meant: names.length ? words.join(" ") : "" }
}

/* ---- texts ---- */

/** The results of a row: by relevance, or the newest first; shards stand in order of their days. */
async function findTexts(row, term, newest) {
  const each = (await shards(row)).map(async shard => {
    const { results } = await shard.search(term, newest ? { sort: { date: "desc" } } : {})
    return results.map(result => Object.assign(result, { part: shard.part }))
  })
  const found = await Promise.all(each)
  return newest ? found.reverse().flat() : found.flat()
}

/** All results of some rows, the best or the newest first. */
async function find(term, rows, newest) {
  const found = (await Promise.all(rows.map(row => findTexts(row, term, newest)))).flat()
  return newest ? found : found.sort((one, other) => other.score - one.score)
}

const textsFor = (query, rows) =>
  find(/^"[^"]+"$/.test(query.text) ? query.text : spaced(query.text).replace(/["“”„«»]/g, " "), rows, query.newest)

/** Pages with some of the words, those with most of them first: for when none has all. */
async function anyOf(query, rows) {
  const merged = new Map()
  for (const word of new Set(query.words)) {
    for (const result of await find(word, rows, query.newest)) {
      const one = merged.get(result.id) ?? { result, score: 0, has: 0 }
      one.has += 1
      one.score += result.score
      merged.set(result.id, one)
    }
  }
  const most = [...merged.values()].sort((one, other) => other.has - one.has || (query.newest ? 0 : other.score - one.score))
  return most.map(({ result }) => result)
}

/* ---- what is shown ---- */

const sign = token => !/[\p{L}\p{N}]/u.test(token)
const together = (one, other) =>
  (UNSPACED.test(one) && (UNSPACED.test(other) || sign(other))) || (UNSPACED.test(other) && sign(one))

function highlighted(token) {
  const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(token)
  return word ? `${escaped(before)}<mark data-md-highlight>${escaped(word)}</mark>${escaped(after)}` : escaped(token)
}

/** Words as HTML, those found marked; characters of Han and kana, which the index parts, stand together again. */
function marked(tokens, from, until, found) {
  let html = ""
  for (let at = from; at < until; at++) {
    if (at > from && !together(tokens[at - 1], tokens[at])) html += " "
    html += found.has(at) ? highlighted(tokens[at]) : escaped(tokens[at])
  }
  return html.replace(/<\/mark><mark data-md-highlight>/g, "")
}

/** A name or title as HTML, the words of the query marked. */
function titled(text, words) {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map(piece => {
      const [first, ...rest] = plainWords(piece)
      const meant = first && (words.some(word => first.startsWith(word)) || rest.some(one => words.includes(one)))
      return meant ? `<mark data-md-highlight>${escaped(piece)}</mark>` : escaped(piece)
    })
    .join("")
}

const heading = (title, detail) => title + (detail ? ` <small class="precis-detail">${escaped(detail)}</small>` : "")

function headed(text) {
  const tokens = text.trim().split(/\s+/)
  return marked(tokens, 0, tokens.length, new Set())
}

/** The found word after which most of what was found stands within an excerpt. */
function densest(hits) {
  const within = start => hits.filter(hit => hit >= start && hit < start + WORDS - 4).length
  return hits.reduce((best, hit) => (within(hit) > within(best) ? hit : best))
}

/** Where an excerpt around a word begins and ends, inside what it belongs to. */
function excerpt(hit, from, until) {
  const begin = Math.max(from, Math.min(hit - 4, until - WORDS))
  return [begin, Math.min(until, begin + WORDS)]
}

/** The sections of a page in which something was found, the best first. */
function sectionsOf(fragment, tokens, query) {
  const heads = fragment.anchors.filter(anchor => /^h[2-6]$/.test(anchor.element) && anchor.text.trim()).sort((a, b) => a.location - b.location)
  const places = fragment.anchors.filter(anchor => anchor.element === "a").sort((a, b) => a.location - b.location)
  const bounds = [...heads.map(head => head.location), tokens.length]
  const sections = new Map()
  const meant = fragment.weighted_locations.filter(({ location }) => plainWords(tokens[location] ?? "").some(word => fits(word, query)))
  for (const { location, balanced_score: weight } of meant) {
    const at = bounds.findLastIndex((bound, index) => index < heads.length && bound <= location)
    const section = sections.get(at) ?? { at, hits: [], score: 0 }
    section.hits.push(location)
    section.score += weight
    sections.set(at, section)
  }
  const opening = spaced(fragment.meta.title).split(" ").length // the title's words stand above
  const shown = []
  const seen = new Set()
  for (const { at, hits, score } of [...sections.values()].sort((one, other) => one.at - other.at)) {
    const head = heads[at]
    const start = at < 0 ? Math.min(opening, tokens.length - 1) : head.location + head.text.trim().split(/\s+/).length
    const inside = hits.filter(hit => hit >= start)
    const hit = inside.length ? densest(inside) : start
    // What a source says stands in the sections above it as well: once is enough.
    const said = tokens.slice(hit, hit + 5).join(" ")
    if (at >= 0 && seen.has(said)) continue
    if (at >= 0) seen.add(said)
    const here = places.filter(place => place.location >= start && place.location < bounds[at + 1])
    const place = here.findLast(place => place.location <= hit)
    const end = here.find(place => place.location > hit)?.location ?? bounds[at + 1]
    const [from, until] = excerpt(hit, place?.location ?? start, end)
    const before = from > (place?.location ?? start) && tokens[from] !== "…" ? "… " : ""
    const after = until < end && tokens[until - 1] !== "…" ? " …" : ""
    const text = before + marked(tokens, from, until, new Set(hits)) + after
    shown.push({ at, head, place: place?.id, text, score })
  }
  return shown.sort((one, other) => other.score - one.score)
}

/** The words as the page has them, for it to highlight. */
function surfaces(html) {
  const words = [...html.matchAll(/<mark data-md-highlight>(.*?)<\/mark>/g)].map(found =>
    found[1].replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
  return [...new Set(words.filter(Boolean))].slice(0, 6)
}

function termsOf(html, missing = []) {
  return Object.fromEntries([...surfaces(html).map(word => [word, true]), ...missing.map(word => [word, false])])
}

/**
 * The words of the query that a text does not have; null where it has none of them, or not a phrase.
 * The engine takes the beginning of a word that it does not know for the word.
 */
function missingIn(content, query) {
  const words = plainWords(content)
  const said = ` ${words.join(" ")} `
  if (!query.phrases.every(phrase => said.includes(phrase))) return null
  const compact = words.join("")
  if (!query.compounds.every(compound => said.includes(` ${compound}`) || compact.includes(compound.replaceAll(" ", "")))) return null
  const known = [...new Set(words)]
  const missing = query.words.filter(word => !known.some(one => one.startsWith(word) || kin(one, word)))
  return missing.length < query.words.length ? missing : null
}

const fits = (word, query) => query.words.some(one => word.startsWith(one) || kin(word, one))

/** Whether two words differ in their ending alone, as policy and policies do. */
const kin = (one, other) => stem(one) === stem(other)

const stem = word =>
  word.length < 4 ? word : word.replace(/(?:ies|ied|y)$/, "i").replace(/(?:ations?|ings?|ers?|ed|es|e|s|ly)$/, "").replace(/(.)\1$/, "$1")

async function textItem(result, query, score) {
  const fragment = await result.data()
  const address = result.part.prefix + fragment.raw_url.replace(/^\//, "")
  const { title, detail = "", kind } = fragment.meta
  const missing = missingIn(fragment.content, query)
  if (!missing) return null
  const tokens = fragment.content.split(/\s+/)
  const sections = sectionsOf(fragment, tokens, query)
  const lead = sections.find(section => section.at < 0)
  const found = sections.filter(section => section.at >= 0)
  const top = found[0] ?? lead
  const html = titled(title, query.words)
  const words = top ? top.text : ""
  const page = {
    location: address,
    title: heading(html, [BADGES[kind], detail].filter(Boolean).join(" · ")),
    text: lead && !found.length ? words : "",
    score,
    terms: termsOf(html + words, missing),
  }
  return [page, ...found.map((section, number) => {
    const paragraph = /^p(\d+)$/.exec(section.place ?? "")
    const place = section.place ?? section.head.id
    return {
      location: `${address}#${place}`,
      title: headed(section.head.text) + (paragraph ? ` ¶${paragraph[1]}` : ""),
      text: section.text,
      // Those below the page's own score are folded away.
      score: number < 2 ? score : score / 2,
      terms: termsOf(section.text, missing),
    }
  })]
}

const complete = group => Object.values(group[0].terms).every(Boolean)

function nameItem([address, title, detail], query, score) {
  const html = titled(title, query.words)
  return [{ location: contents.prefix + address, title: heading(html, detail), text: "", score, terms: termsOf(html) }]
}

/** The query as the best name spells it, where the engine does not take its letters for plain ones (ł for l). */
function spelled(query, names) {
  const words = names.length ? names[0][1].match(/[\p{L}\p{N}]+/gu) ?? [] : []
  const found = query.words.map(word => words.find(one => bare(one).startsWith(word)))
  return found.every(Boolean) && found.some(one => /[łøđðıßæœþħ]/i.test(one)) ? found.join(" ") : ""
}

/** The last word of the query, completed by the best name. */
function completed(query, names) {
  const last = query.words.at(-1)
  const typed = query.text.split(/[\s-]+/).at(-1)
  if (!last || last.length < 3 || bare(typed) !== last) return []
  for (const [, title] of names) {
    const word = plainWords(title).find(one => one.startsWith(last) && one.length > last.length)
    if (word) return [typed + word.slice(last.length)]
  }
  return []
}

async function items(results, query, room, current) {
  const found = []
  for (let at = 0; at < Math.min(results.length, READ) && found.length < room && current(); at += SHOWN) {
    const made = await Promise.all(results.slice(at, at + SHOWN).map(result => textItem(result, query, 0)))
    found.push(...made.filter(Boolean))
  }
  return found.slice(0, room)
}

/** Scores fall from the first result to the last: Enter opens the one with the highest. */
function ranked(groups) {
  return groups.map((group, at) => group.map((item, number) => ({ ...item, score: (1000 - at) / (number > 2 ? 2 : 1) })))
}

async function answer(typed, current) {
  const query = read(typed)
  const state = { kind: query.kind, newest: query.newest }
  if (!query.words.length) return post([], { ...state, empty: true })
  const rows = query.kind ? [query.kind].filter(kind => ROWS.has(kind)) : query.newest ? ["briefings"] : ["briefings", "treaties", "guide"]
  const named = findNames(query)
  const texts = rows.length ? textsFor(query, rows) : Promise.resolve([])
  texts.catch(() => {}) // it is awaited below
  const { names, meant } = await named
  const first = query.kind ? names.slice(0, SHOWN) : query.newest ? [] : names.slice(0, NAMES)
  const tops = first.map(name => nameItem(name, meant ? { ...query, words: plainWords(meant) } : query, 0))
  // On a slow line names are there long before texts.
  const early = setTimeout(() => {
    if (current() && tops.length) post(ranked(tops), { ...state, more: true, total: tops.length }, completed(query, names))
  }, PATIENCE)
  try {
    let found = { results: await texts }
    found.below = await items(found.results, query, SHOWN, current)
    const better = async (other, results) => {
      const below = await items(results, other, SHOWN, current)
      if (below.length > found.below.length || below.some(complete)) found = { results, below }
    }
    const instead = meant || spelled(query, names)
    if (instead && rows.length && !found.below.some(complete)) {
      const other = { ...read(instead), kind: query.kind, newest: query.newest }
      await better(other, await textsFor(other, rows))
    }
    if (query.words.length > 1 && !query.phrases.length && rows.length && !found.below.some(complete) && current()) {
      await better(query, await anyOf(query, rows))
    }
    if (!current()) return
    if (failure) throw failure
    const groups = ranked(merge(tops, found.below))
    // All of them were read, and those that do not fit were left out; or there are more.
    const total = found.below.length < SHOWN ? groups.length : Math.max(groups.length, found.results.length + tops.length)
    post(groups, { ...state, total, shown: groups.length, meant }, completed(query, names))
  } finally {
    clearTimeout(early)
  }
}

/** A page that is found by its name and in its text stands once. */
function merge(tops, below) {
  const groups = new Map(tops.map(group => [group[0].location, group]))
  for (const group of below) {
    const name = groups.get(group[0].location)
    groups.set(group[0].location, name ? [name[0], ...group.slice(1)] : group)
  }
  return [...groups.values()]
}

/* ---- messages ---- */

let latest = 0
let timer

function post(items, precis, suggest = []) {
  // From a disk nothing but its file opens a page.
  if (ON_DISK) for (const item of items.flat()) item.location = item.location.replace(/\/(?=#|$)/, "/index.html")
  self.postMessage({ type: RESULT, data: { items, suggest, precis } })
}

function answerLater(typed) {
  const number = ++latest
  const current = () => number === latest
  clearTimeout(timer)
  timer = setTimeout(async () => {
    try {
      failure = undefined
      await answer(typed, current)
    } catch (error) {
      console.error(error)
      forget() // the next key tries anew
      if (current()) post([], { error: true })
    }
  }, WAIT)
}

/** Material's own worker, in this one's place; it looks for its languages beside itself. */
function giveWay(message) {
  const own = new URL(`../javascripts/workers/${self.location.search.slice(1)}`, self.location)
  const load = self.importScripts.bind(self)
  self.importScripts = (...scripts) => load(...scripts.map(script => new URL(script, own).href))
  self.removeEventListener("message", listen)
  self.fetch = ask
  load(own.href)
  self.dispatchEvent(new MessageEvent("message", { data: message }))
}

function listen({ data: message }) {
  if ("file" in message) lent(message)
  else if (message.type === SETUP && message.data.docs.length) giveWay(message)
  else if (message.type === SETUP) self.postMessage({ type: READY })
  else if (message.type === QUERY) answerLater(message.data)
}

self.addEventListener("message", listen)
