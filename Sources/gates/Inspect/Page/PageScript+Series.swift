extension PageScript {
  /// What came in, as lines or as characters, and the line of the unit that is looked at.
  static let series = #"""
    const looks = ["first", "second", "third", "fourth", "fifth", "sixth"];

    /** A character as it can be seen; what has no shape of its own by its number. */
    function visible(symbol) {
      if (symbol === "\n") return "↵";
      if (symbol === "\t") return "⇥";
      if (symbol === " ") return "␣";
      const numbered = sign => `‹${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}›`;
      const shown = symbol.replace(/[\p{C}\p{Z}]/gu, numbered);
      return /^\p{M}/u.test(shown) ? "◌" + shown : shown;
    }

    /** What stands at a step in the text; a space stays a space there. */
    function inText(symbol) { return symbol === "\n" ? "↵\n" : symbol === " " ? " " : visible(symbol); }

    function input(step) { return Array.from(inputRows().slice(step * inputs, (step + 1) * inputs)); }

    function prediction(step) { return Array.from(predictionRows().slice(step * outputs, (step + 1) * outputs)); }

    /** The characters of the run, coloured by what the unit has at each. */
    const letters = !run.text ? [] : run.text.symbols.map((symbol, step) => {
      const made = element("span", "", inText(symbol));
      made.addEventListener("click", () => go({step}));
      return made;
    });

    function column(rows, width, index) { return step => rows[step * width + index]; }

    /** The series itself, and dashed what the network says: a prediction of the next value stands at the next step. */
    function drawSeries() {
      const sheet = byId("series");
      if (run.text) return byId("text").replaceChildren(...letters);
      const range = extent([inputRows(), run.predictsNext ? predictionRows() : []]);
      const lines = run.names.map((_, i) => ({class: looks[i % 6], d: path(steps, column(inputRows(), inputs, i), range)}));
      const said = run.predictsNext ? run.names.map((_, i) => ({
        class: `${looks[i % 6]} said`, transform: "translate(1)",
        d: path(steps - 1, column(predictionRows(), outputs, i), range),
      })) : [];
      draw(sheet, [...lines, ...said]);
      label(sheet, range);
      if (run.predictsNext || !outputs) return;
      const answers = extent([predictionRows()]);
      draw(byId("answers"), Array.from({length: Math.min(outputs, 6)}, (_, i) =>
        ({class: looks[i], d: path(steps, column(predictionRows(), outputs, i), answers)})));
      label(byId("answers"), answers);
    }

    /** The numbers at the upper and lower end of a plot, and its ticks. */
    function label(sheet, {low, high}) {
      const plot = sheet.closest(".plot");
      const digits = Math.max(0, Math.min(mostDigits, 1 - Math.floor(Math.log10(high - low))));
      plot.querySelector(".y").replaceChildren(...[high, low].map(end => element("span", "", shown(end, digits))));
      labelSteps(plot);
    }

    function labelSteps(plot) {
      const scale = plot.querySelector(".x");
      const room = Math.max(2, Math.floor(scale.clientWidth / 56));
      scale.replaceChildren(...ticks(room).map(step => {
        const tick = element("span", "", String(step));
        tick.style.left = place(step - first);
        return tick;
      }));
    }

    /** The quantity that is looked at, of one unit over all steps; a text is coloured by it. */
    function drawUnit(now) {
      const {layer, unit, quantity} = now;
      const range = scale(quantity, layer);
      const numbers = layers[layer].values[quantity]();
      draw(byId("unit"), [
        {class: "zero", d: path(2, () => 0, range), transform: `scale(${steps})`},
        {class: "first", d: path(steps, step => at(numbers, step, unit), range)},
      ]);
      label(byId("unit"), range);
      byId("unitTitle").textContent = `${names[quantity]} of unit ${unit} in layer ${layer}`;
      letters.forEach((letter, step) => {
        const paper = palettes[range.palette][shade(range, at(numbers, step, unit))];
        letter.style.background = `rgb(${paper})`;
        letter.style.color = ink(paper);
      });
    }
    """#
}
