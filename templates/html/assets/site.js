// What a page gains from JavaScript. Without it everything can be read, reached and printed all the same.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // The gate asks once. Its answer hides nothing; a "no" leaves a kind word over the text.

  const ANSWER = "health-professional";
  const remembered = () => {
    try { return localStorage.getItem(ANSWER); } catch { return null; }
  };
  const remember = (answer) => {
    try { localStorage.setItem(ANSWER, answer); } catch { /* asked again on the next page */ }
  };
  const gate = byId("gate");
  const notice = byId("gate-notice");
  if (gate) {
    gate.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      remember(target.value);
      notice.hidden = target.value !== "no";
      gate.close();
      if (!notice.hidden) notice.focus();
    });
    const answer = remembered();
    notice.hidden = answer !== "no";
    if (!answer && gate.showModal) gate.showModal();
  }

  // Where the reader is: marked in the list of contents, kept by the links to other languages.

  const places = all(".text :is(h2, h3, h4)[id]");
  const languages = all(".languages a");
  const lines = new Map(all(".contents a").map((link) => [link.hash, link]));
  let current = null;
  const follow = () => {
    let here = "";
    for (const place of places) {
      if (place.getBoundingClientRect().top > innerHeight / 3) break;
      here = place.id;
    }
    if (here === current) return;
    current = here;
    for (const link of languages) link.hash = here;
    mark(here);
  };
  const mark = (here) => {
    const before = places.slice(0, places.findIndex((place) => place.id === here) + 1).reverse();
    const within = before[0]?.closest(".body") ? before : before.slice(0, 1);
    const line = within.map((place) => lines.get(`#${place.id}`)).find(Boolean);
    for (const link of lines.values()) link.removeAttribute("aria-current");
    line?.setAttribute("aria-current", "location");
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  for (const type of ["pointerdown", "focusin", "click"]) {
    document.querySelector(".languages")?.addEventListener(type, follow);
  }
  follow();

  // The list of contents is open where it stands beside the text.

  const contents = document.querySelector(".contents details");
  if (contents) {
    const beside = matchMedia("(min-width: 62rem)");
    const fit = () => { contents.open = beside.matches; };
    beside.addEventListener("change", fit);
    fit();
  }

  // Copying the citation of the article.

  const template = byId("copy");
  if (template) {
    const citation = byId("citation");
    const button = template.content.firstElementChild.cloneNode(true);
    const says = document.createElement("span");
    const words = button.textContent;
    says.setAttribute("role", "status");
    button.textContent = "";
    button.append(says);
    says.textContent = words;
    template.replaceWith(button);
    button.addEventListener("click", async () => {
      await copy(citation);
      says.textContent = button.dataset.done;
      setTimeout(() => { says.textContent = words; }, 2500);
    });
  }
  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent.trim());
    } catch { // pages opened from a file, and older browsers
      getSelection().selectAllChildren(element);
      document.execCommand("copy");
      getSelection().removeAllRanges();
    }
  }

  // References and notes shown beside their marks: by pointer and by keyboard; Escape puts them away,
  // and the pointer may rest on them (WCAG 2.2, 1.4.13).

  const MARKS = "a[role=doc-biblioref], a[role=doc-noteref]";
  const preview = document.createElement("div");
  preview.className = "preview";
  preview.id = "preview";
  preview.setAttribute("role", "tooltip");
  preview.hidden = true;
  let shownBy = null;
  let timer = 0;

  const entriesOf = (link) =>
    [decodeURIComponent(link.hash.slice(1)), ...(link.dataset.also ?? "").split(" ")].map(byId).filter(Boolean);
  const filling = (entry) => {
    const box = document.createElement("div");
    box.append(...[...entry.cloneNode(true).childNodes]);
    all(".backlinks", box).forEach((part) => part.remove());
    all("[id]", box).forEach((part) => part.removeAttribute("id"));
    all("a", box).forEach((part) => { part.tabIndex = -1; });
    return box;
  };
  const show = (link) => {
    const entries = entriesOf(link);
    if (!entries.length) return;
    hide();
    preview.replaceChildren(...entries.map(filling));
    preview.hidden = false;
    document.body.append(preview);
    put(link.getClientRects()[0]);
    link.setAttribute("aria-describedby", preview.id);
    shownBy = link;
  };
  // Over the mark if it fits there, else where there is more room; one that is longer than that scrolls.
  const put = (mark) => {
    preview.style.maxHeight = "";
    const { offsetWidth: width, offsetHeight: height } = preview;
    const left = Math.min(Math.max(16, mark.left - 24), document.documentElement.clientWidth - width - 16);
    const above = mark.top - 12;
    const below = innerHeight - mark.bottom - 12;
    const over = height <= above || above > below;
    preview.style.maxHeight = `${over ? above : below}px`;
    preview.style.left = `${left + scrollX}px`;
    preview.style.top = `${(over ? mark.top - 4 - Math.min(height, above) : mark.bottom + 4) + scrollY}px`;
  };
  const hide = () => {
    clearTimeout(timer);
    shownBy?.removeAttribute("aria-describedby");
    shownBy = null;
    preview.hidden = true;
  };
  const later = (what, wait) => { clearTimeout(timer); timer = setTimeout(what, wait); };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch" || !(target instanceof Element)) return;
    const link = target.closest(MARKS);
    if (link) {
      if (link !== shownBy) later(() => show(link), 120);
      else clearTimeout(timer);
    } else if (target.closest(".preview")) clearTimeout(timer);
    else if (shownBy) later(hide, 250);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(MARKS) && target.matches(":focus-visible")) show(target);
    else if (!target.closest(".preview")) hide();
  });
  document.addEventListener("focusout", ({ target }) => { if (target === shownBy) later(hide, 0); });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && shownBy) hide(); });
  addEventListener("resize", hide);
})();
