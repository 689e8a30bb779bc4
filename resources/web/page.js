"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const main = document.querySelector("main");
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const lines = all("nav li").map((item) => ({ item, said: item.firstElementChild }));
  for (const line of lines) line.words = line.said.textContent.toLowerCase();
  const charts = all("figure").map((figure) => {
    const svg = figure.firstElementChild;
    const { x, y, width, height } = svg.viewBox.baseVal;
    return { figure, svg, whole: { x, y, width, height }, scale: 0, x: 0, y: 0 };
  });
  let chart = charts[0];
  let hits = [];
  let hit = -1;

  const look = () => {
    const width = chart.svg.clientWidth / chart.scale;
    const height = chart.svg.clientHeight / chart.scale;
    chart.svg.setAttribute("viewBox", [chart.x - width / 2, chart.y - height / 2, width, height].join(" "));
  };

  const showWhole = (least = 0) => {
    const { x, y, width, height } = chart.whole;
    const { clientWidth: across, clientHeight: down } = chart.svg;
    chart.scale = Math.min(1.25, Math.max(least, Math.min(across / width, down / height)));
    const tall = down / chart.scale;
    chart.x = x + width / 2;
    chart.y = height > tall ? y + tall / 2 : y + height / 2;
    look();
  };

  const zoom = (by, at = { x: chart.x, y: chart.y }) => {
    const scale = Math.min(8, Math.max(0.02, chart.scale * by));
    chart.x = at.x + ((chart.x - at.x) * chart.scale) / scale;
    chart.y = at.y + ((chart.y - at.y) * chart.scale) / scale;
    chart.scale = scale;
    look();
  };

  const show = (view) => {
    for (const each of charts) each.figure.hidden = each.figure.dataset.view !== view;
    for (const button of all("[data-shows]")) {
      button.setAttribute("aria-pressed", String(button.dataset.shows === view));
    }
    chart = charts.find((each) => each.figure.dataset.view === view);
    if (chart.scale) look();
    else showWhole(0.8);
  };

  const choose = (post, fromOutline) => {
    for (const each of all(".chosen")) each.classList.remove("chosen");
    for (const each of all(`rect.post[data-post="${post}"]`)) each.classList.add("chosen");
    const button = document.querySelector(`[data-goes="${post}"]`);
    if (button) {
      button.parentElement.classList.add("chosen");
      if (!fromOutline) button.scrollIntoView({ block: "center" });
    }
    const card = chart.svg.querySelector(`rect.post[data-post="${post}"]`);
    if (!card) return;
    chart.x = card.x.baseVal.value + card.width.baseVal.value / 2;
    chart.y = card.y.baseVal.value + card.height.baseVal.value / 2;
    chart.scale = Math.max(chart.scale, 0.8);
    look();
  };

  const search = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (line) => words.every((word) => line.words.includes(word));
    for (const line of lines) line.item.hidden = words.length > 0;
    hits = words.length ? lines.filter(fits) : [];
    hit = -1;
    for (const line of hits) {
      for (let item = line.item; item; item = item.parentElement.closest("li")) item.hidden = false;
    }
    const posts = new Set(hits.map((line) => line.said.querySelector("[data-goes]")?.dataset.goes));
    for (const rect of all("rect[data-post]")) {
      rect.classList.toggle("quiet", words.length > 0 && !posts.has(rect.dataset.post));
    }
    hits = hits.filter((line) => line.said.querySelector("[data-goes]"));
    found.textContent = words.length ? `${posts.size - posts.has(undefined)} found` : "";
  };

  const next = (by) => {
    if (!hits.length) return;
    hit = (hit + by + hits.length) % hits.length;
    choose(hits[hit].said.querySelector("[data-goes]").dataset.goes, false);
  };

  const placeOf = (event) => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.svg.getScreenCTM().inverse());
    return { x: place.x, y: place.y };
  };

  let held = null;
  main.addEventListener("pointerdown", (event) => {
    if (event.button || !event.target.closest("figure > svg")) return;
    held = { x: event.clientX, y: event.clientY, moved: false, on: event.target };
    chart.svg.setPointerCapture(event.pointerId);
  });
  main.addEventListener("pointermove", (event) => {
    if (!held) return;
    const dx = event.clientX - held.x;
    const dy = event.clientY - held.y;
    if (!held.moved && Math.hypot(dx, dy) < 4) return;
    Object.assign(held, { x: event.clientX, y: event.clientY, moved: true });
    chart.x -= dx / chart.scale;
    chart.y -= dy / chart.scale;
    look();
  });
  main.addEventListener("pointerup", () => {
    if (held && !held.moved && held.on.dataset.post) choose(held.on.dataset.post, false);
    held = null;
  });
  main.addEventListener("pointercancel", () => { held = null; });
  main.addEventListener("wheel", (event) => {
    if (!event.target.closest("figure > svg")) return;
    event.preventDefault();
    zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 500), placeOf(event));
  }, { passive: false });
  main.addEventListener("keydown", (event) => {
    const step = 80 / chart.scale;
    const moves = {
      ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
    };
    if (moves[event.key]) {
      chart.x += moves[event.key][0];
      chart.y += moves[event.key][1];
      look();
    } else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") showWhole();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const { shows, zoom: by, goes } = event.target.dataset;
    if (shows) show(shows);
    if (goes) choose(goes, true);
    if (by) (Number(by) ? zoom(Number(by)) : showWhole());
  });
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") next(event.shiftKey ? -1 : 1);
  });
  window.addEventListener("resize", look);

  document.body.classList.add("live");
  show(chart.figure.dataset.view);
})();
