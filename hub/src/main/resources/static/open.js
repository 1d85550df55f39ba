// Suggestions under the search field. The form works without this.
(() => {
  "use strict";
  const field = document.querySelector("[data-suggest]");
  if (!field) return;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector("label[for=q]").textContent);
  list.hidden = true;
  field.parentNode.append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let lines = [];
  let at = -1;
  let asked = 0;
  let waiting = 0;

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    at = next;
    [...list.children].forEach((line, i) => line.setAttribute("aria-selected", i === at ? "true" : "false"));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", "suggestion-" + at);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const show = (found) => {
    lines = found;
    list.replaceChildren(...found.map((one, i) => {
      const line = document.createElement("li");
      line.id = "suggestion-" + i;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      const words = document.createElement("span");
      words.textContent = one.words;
      if (one.written) {
        const written = document.createElement("small");
        written.textContent = " " + one.written;
        words.append(written);
      }
      const kind = document.createElement("small");
      kind.textContent = one.kind;
      line.append(words, kind);
      line.addEventListener("mousedown", (event) => {
        event.preventDefault();
        location.assign(one.href);
      });
      return line;
    }));
    at = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", found.length ? "true" : "false");
  };
  const ask = async () => {
    const typed = field.value.trim();
    const mine = ++asked;
    if (typed.length < 2) return close();
    try {
      const answer = await fetch(field.dataset.suggest + "?q=" + encodeURIComponent(typed.slice(0, 60)),
        { headers: { Accept: "application/json" } });
      if (answer.ok && mine === asked && document.activeElement === field) show(await answer.json());
    } catch {
      close();
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 80);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((at + 1 + step + lines.length + 1) % (lines.length + 1) - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      location.assign(lines[at].href);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
})();
