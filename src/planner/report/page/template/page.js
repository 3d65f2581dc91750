// Draws the charts when they come into view, lets a reader choose a year, and opens the record for paper.
"use strict";
(() => {
  const options = {
    ast: true, // expressions are interpreted: the page's policy forbids eval
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  };
  const places = [...document.querySelectorAll(".drawing")];
  const linked = new Set(); // views that follow the chosen year
  const begun = new Set();
  let year = 0; // 0: all

  for (const place of places) place.style.minHeight = `${place.dataset.height}px`;

  async function draw(place) {
    if (begun.has(place) || place.clientWidth === 0) return;
    begun.add(place);
    const spec = JSON.parse(document.getElementById(`${place.id}-spec`).textContent);
    const { view } = await vegaEmbed(place, spec, options);
    place.style.minHeight = "";
    place.setAttribute("role", "img"); // one text for the whole, not one for each mark
    place.querySelector("svg").setAttribute("aria-hidden", "true");
    if ((spec.params || []).some((parameter) => parameter.name === "year")) {
      linked.add(view);
      if (year) view.signal("year", year).runAsync();
      view.addEventListener("click", (_, item) => {
        const clicked = item && item.datum && item.datum.year;
        if (clicked) choose(clicked === year ? 0 : clicked);
      });
    }
  }

  function choose(wanted) {
    year = wanted;
    for (const button of document.querySelectorAll("[data-year]")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.year) === year));
    }
    for (const view of linked) view.signal("year", year).runAsync();
  }

  for (const set of document.querySelectorAll("fieldset.years")) set.hidden = false;
  for (const button of document.querySelectorAll("[data-year]")) {
    button.addEventListener("click", () => choose(Number(button.dataset.year)));
  }

  // On a phone the contents stand folded above the page; beside it they stand open.
  const contents = document.querySelector(".contents details");
  if (contents && matchMedia("(max-width: 63rem)").matches) contents.open = false;

  if (!places.length) return;
  const seen = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target)),
    { rootMargin: "400px" },
  );
  places.forEach((place) => seen.observe(place));

  // The rest is drawn while nobody waits, so that paper has every chart.
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 200));
  const next = async () => {
    const place = places.find((one) => !begun.has(one) && one.clientWidth > 0);
    if (!place) return;
    await draw(place);
    idle(next);
  };
  idle(next);

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details[data-paper]:not([open])")];
    opened.forEach((fold) => (fold.open = true));
    places.forEach(draw); // who prints at once has not waited for the rest
  });
  addEventListener("afterprint", () => opened.forEach((fold) => (fold.open = false)));
})();
