/* The way to a place on the page is kept: a refresh alone would lead to its top. */
location.replace(document.getElementById("moved").href + location.hash)
