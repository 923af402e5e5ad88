/* Printing needs a script; everything else on a briefing works without one. */
for (const button of document.querySelectorAll(".precis-print")) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}
