extension PageScript {
  /// Where the reader is, and how keys, slider and pointer change that.
  static let moving = #"""
    /** The place that is looked at; its step is counted from the first on the page. */
    let now = {step: 0, unit: run.unit, layer: run.layer, quantity: quantities[0]};

    const maps = Array.from(document.querySelectorAll("figure[data-quantity]"));
    const sheets = Array.from(document.querySelectorAll(".sheet"));

    function within(number, count) { return Math.max(0, Math.min(count - 1, number)); }

    /** Goes somewhere, and shows it. */
    function go(change) {
      const was = now;
      now = {...now, ...change};
      now = {...now, step: within(now.step, steps), unit: within(now.unit, hidden)};
      if (now.layer !== was.layer) drawMaps();
      if (["layer", "unit", "quantity"].some(part => now[part] !== was[part])) drawUnit(now);
      showPlace();
    }

    function drawMaps() {
      for (const map of maps) {
        const quantity = map.dataset.quantity;
        const range = scale(quantity, now.layer);
        map.querySelector(".sheet").style.height = `${hidden * rowHeight}px`;
        const bar = `linear-gradient(to right, ${run.palettes[range.palette].join(", ")})`;
        map.querySelector(".legend i").style.background = bar;
        paint(map.querySelector("canvas"), layers[now.layer].values[quantity](), range);
        map.querySelector("canvas").setAttribute("aria-label",
          `${names[quantity]} of ${hidden} units over ${steps} steps, layer ${now.layer}`);
        const [low, high] = [range.low, range.high].map(end => shown(end, Number.isInteger(end) ? 0 : 2));
        map.querySelector(".low").textContent = low;
        map.querySelector(".high").textContent = high;
        labelSteps(map);
      }
    }

    /** Everything that depends on the step. */
    function showPlace() {
      const {step, unit, layer, quantity} = now;
      byId("step").value = byId("stepNumber").value = first + step;
      byId("step").setAttribute("aria-valuetext", `step ${first + step}`);
      byId("unitNumber").value = unit;
      byId("layer").value = layer;
      byId("quantity").value = quantity;
      byId("where").textContent = `Step ${first + step}, layer ${layer}, unit ${unit}, `
        + `${names[quantity]} ${exact(value(quantity, now))}`;
      for (const sheet of sheets) {
        for (const mark of sheet.querySelectorAll(".column, .spot")) {
          Object.assign(mark.style, {left: `${step / steps * 100}%`, width: `${100 / steps}%`});
        }
        for (const mark of sheet.querySelectorAll(".line, .spot")) {
          Object.assign(mark.style, {top: `${unit / hidden * 100}%`, height: `${100 / hidden}%`});
        }
      }
      for (const map of maps) {
        map.classList.toggle("focus", map.dataset.quantity === quantity);
        map.querySelector("output").textContent = shown(value(map.dataset.quantity, now));
      }
      showLetter(step);
      showInput(now);
      showUnit(now);
      showEquation(now);
      showPrediction(now);
      showAll(now);
    }

    /** Marks the character of the step, and moves the text, not the page, so that it can be seen. */
    function showLetter(step) {
      if (!letters.length) return;
      const text = byId("text"), letter = letters[step];
      text.querySelector(".here")?.classList.remove("here");
      letter.classList.add("here");
      const over = letter.offsetTop - text.scrollTop - text.clientHeight + 2 * letter.offsetHeight;
      const under = letter.offsetTop - text.scrollTop - letter.offsetHeight;
      if (over > 0) text.scrollTop += over;
      if (under < 0) text.scrollTop += under;
    }

    const keys = {
      ArrowLeft: () => go({step: now.step - 1}), ArrowRight: () => go({step: now.step + 1}),
      ArrowUp: () => go({unit: now.unit - 1}), ArrowDown: () => go({unit: now.unit + 1}),
      Home: () => go({step: 0}), End: () => go({step: steps - 1}),
      l: () => go({layer: (now.layer + 1) % layers.length}),
      g: () => go({quantity: quantities[(quantities.indexOf(now.quantity) + 1) % quantities.length]}),
    };

    document.addEventListener("keydown", event => {
      const {target} = event;
      const isTyping = target.tagName === "SELECT" || (target.tagName === "INPUT" && target.type === "number");
      const isChord = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (isTyping || isChord || !Object.hasOwn(keys, event.key)) return;
      event.preventDefault();
      keys[event.key]();
    });

    function choose(id, change) {
      byId(id).addEventListener(id === "step" ? "input" : "change", event => {
        const chosen = event.target.tagName === "INPUT" ? Math.round(event.target.valueAsNumber) : event.target.value;
        go(Number.isNaN(chosen) ? {} : change(chosen));
      });
    }
    choose("step", step => ({step: step - first}));
    choose("stepNumber", step => ({step: step - first}));
    choose("unitNumber", unit => ({unit}));
    choose("layer", layer => ({layer: Number(layer)}));
    choose("quantity", quantity => ({quantity}));
    byId("earlier").addEventListener("click", keys.ArrowLeft);
    byId("later").addEventListener("click", keys.ArrowRight);
    byId("all").addEventListener("toggle", () => showAll(now));

    /** The step, and in a heat map the unit and the quantity, that the pointer is at. */
    function pointed(event, sheet) {
      const box = sheet.getBoundingClientRect();
      const step = within(Math.floor((event.clientX - box.left) / box.width * steps), steps);
      const quantity = sheet.closest("figure[data-quantity]")?.dataset.quantity;
      if (!quantity) return {step};
      return {step, quantity, unit: within(Math.floor((event.clientY - box.top) / box.height * hidden), hidden)};
    }

    /** The value under the pointer, beside it. */
    function hint(event, sheet) {
      const place = {...now, ...pointed(event, sheet)};
      const text = sheet.id === "series" ? `input ${input(place.step).map(exact).join(", ")}`
        : sheet.id === "answers" ? `output ${prediction(place.step).map(exact).join(", ")}`
        : `unit ${place.unit}: ${names[place.quantity]} ${exact(value(place.quantity, place))}`;
      const box = byId("hint");
      box.textContent = `step ${first + place.step}, ${text}`;
      box.hidden = false;
      const {clientWidth: wide, clientHeight: high} = document.documentElement;
      const below = event.clientY + 18, above = event.clientY - box.offsetHeight - 10;
      box.style.left = `${Math.max(4, Math.min(event.clientX + 14, wide - box.offsetWidth - 4))}px`;
      box.style.top = `${below + box.offsetHeight < high ? below : above}px`;
    }

    for (const sheet of sheets) {
      sheet.addEventListener("pointermove", event => {
        hint(event, sheet);
        if (event.buttons) go(pointed(event, sheet));
      });
      sheet.addEventListener("pointerdown", event => go(pointed(event, sheet)));
      sheet.addEventListener("pointerleave", () => byId("hint").hidden = true);
    }

    /** A picture with more steps than pixels is smoothed, one with fewer is not. */
    function fit() {
      for (const canvas of document.querySelectorAll("canvas")) {
        canvas.style.imageRendering = steps > canvas.clientWidth * devicePixelRatio ? "auto" : "pixelated";
      }
      for (const plot of document.querySelectorAll(".plot")) labelSteps(plot);
    }

    drawSeries();
    drawMaps();
    drawUnit(now);
    showPlace();
    fit();
    addEventListener("resize", fit);
    """#
}
