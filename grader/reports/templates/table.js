"use strict";
// Sorting and searching for tables that are whole without it.
for (const table of document.querySelectorAll("table[data-sort], table[data-search]")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];

  if (table.dataset.search) {
    const texts = rows.map((row) => row.textContent.normalize("NFC").toLowerCase());
    const box = document.createElement("p");
    box.className = "search";
    const label = document.createElement("label");
    label.textContent = table.dataset.search + " ";
    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    label.append(input);
    box.append(label, " ", status);
    table.parentElement.before(box);
    input.addEventListener("input", () => {
      const wanted = input.value.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => {
        row.hidden = !wanted.every((word) => texts[place].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      status.textContent = wanted.length ? table.dataset.shown + " " + shown : "";
    });
  }

  if (table.dataset.sort) {
    const number = (text) => {
      const value = parseFloat(text.replace("\u2212", "-").replaceAll(",", ""));
      return Number.isNaN(value) ? -Infinity : value;
    };
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const headings = [...table.tHead.rows[0].cells].filter((cell) => cell.dataset.by);
    for (const heading of headings) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const by = heading.dataset.by;
        const keyed = rows.map((row) => {
          const text = row.cells[heading.cellIndex].textContent.trim();
          return [by === "number" ? number(text) : text, row];
        });
        keyed.sort((a, b) => (by === "number" ? a[0] - b[0] : order.compare(a[0], b[0])));
        if (down) keyed.reverse();
        body.append(...keyed.map((pair) => pair[1]));
      });
    }
  }
}
