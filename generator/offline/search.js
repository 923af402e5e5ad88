/*
 * The search of a copy on a disk; it stands before the theme's script. Pages opened as files may load scripts, but start no worker
 * and load no data. In the copy each file that the search loads is a script, which hands it over by `precisLent`: so the worker is made
 * of its text, and asks the page for the rest.
 */
{
  const SETUP = 0, READY = 1, RESULT = 3
  const BrowserWorker = window.Worker
  const arrivals = new Map()

  window.precisLent = (file, text, base64) => arrivals.get(file)?.(base64 ? Uint8Array.from(atob(base64), sign => sign.charCodeAt(0)) : text)

  const lend = (site, file) => new Promise((resolve, reject) => {
    arrivals.set(file, resolve)
    const script = document.createElement("script")
    script.src = `${site}${file.slice(1)}.js`
    script.addEventListener("error", () => reject(new Error(file)))
    script.addEventListener("load", () => script.remove())
    document.head.append(script)
  })

  /* Not before something is asked: most pages are left without a search. */
  window.Worker = class extends EventTarget {
    #site
    #started

    constructor(address) {
      super()
      this.#site = new URL("../../", new URL(address, location)).href
    }

    postMessage(message) {
      const failed = message.type === SETUP ? { type: READY } : { type: RESULT, data: { items: [], suggest: [], precis: { error: true } } }
      this.#started ??= this.#start()
      this.#started.then(worker => worker.postMessage(message), () => this.#say(failed))
    }

    async #start() {
      const text = await lend(this.#site, "/assets/precis/search-worker.js")
      const worker = new BrowserWorker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })))
      worker.addEventListener("message", async ({ data }) => {
        if (data.wanted) worker.postMessage({ file: data.wanted, content: await lend(this.#site, data.wanted).catch(() => null) })
        else this.#say(data)
      })
      return worker
    }

    #say(data) {
      this.dispatchEvent(new MessageEvent("message", { data }))
    }
  }
}
