extension PageScript {
  /// What one step is in words and numbers: the table of the unit, the prediction, all units.
  static let reading = #"""
    const partNames = {input: "from x", memory: "from h", bias: "bias", peephole: "from c"};

    function row(head, cells) {
      const made = element("tr");
      const name = element("th", "words", head);
      name.scope = "row";
      made.append(name, ...cells);
      return made;
    }

    function cell(number) { return element("td", "number", number === undefined ? "" : exact(number)); }

    function headed(names) {
      const made = element("tr");
      made.append(...names.map((name, i) => {
        const head = element("th", i === 0 ? "words" : "number", name);
        head.scope = "col";
        return head;
      }));
      return made;
    }

    /** Each quantity of the unit, all its digits, and the parts of each gate's sum. */
    function showUnit(now) {
      const table = byId("numbers");
      const all = Object.values(layers[now.layer].parts);
      const kinds = Object.keys(partNames).filter(part => all.some(parts => part in parts));
      table.tHead.replaceChildren(headed(["", "value", ...kinds.map(kind => partNames[kind])]));
      table.tBodies[0].replaceChildren(...quantities.map(quantity => {
        const of = Object.fromEntries(parts(quantity, now).map(({part, number}) => [part, number]));
        const made = row(names[quantity], [cell(value(quantity, now)), ...kinds.map(kind => cell(of[kind]))]);
        made.dataset.quantity = quantity;
        made.className = quantity === now.quantity ? "focus" : "";
        return made;
      }));
    }

    /** The likeliest symbols, and the one that came. */
    function likeliest({step}) {
      const scores = prediction(step);
      const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
      const sum = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
      const came = run.text.alphabet.indexOf(run.text.symbols[step + 1]);
      const order = scores.map((_, i) => i).sort((a, b) => scores[b] - scores[a] || a - b);
      const best = order.slice(0, 5);
      if (came >= 0 && !best.includes(came)) best.push(came);
      return best.map(i => {
        const share = Math.exp(scores[i] - most) / sum;
        const bar = element("td", "share");
        bar.append(element("i"));
        bar.firstChild.style.width = `${100 * share}%`;
        const made = row(visible(run.text.alphabet[i]), [
          element("td", "number", `${shown(100 * share, 1)} %`), bar, cell(scores[i]),
          element("td", "words", i === came ? "✓ came next" : "")]);
        made.className = i === came ? "focus" : "";
        return made;
      });
    }

    function showPrediction(now) {
      const table = byId("prediction");
      if (!table) return;
      if (run.text) {
        table.tHead.replaceChildren(headed(["next", "share", "", "score", ""]));
        return table.tBodies[0].replaceChildren(...likeliest(now));
      }
      const came = run.predictsNext && now.step + 1 < steps ? input(now.step + 1) : [];
      table.tHead.replaceChildren(headed(["", "predicted", ...(run.predictsNext ? ["came next"] : [])]));
      table.tBodies[0].replaceChildren(...prediction(now.step).map((number, i) => row(
        run.predictsNext ? run.names[i] : `output ${i}`, [cell(number), ...(run.predictsNext ? [cell(came[i])] : [])])));
    }

    function showInput({step}) {
      byId("came").textContent = run.text
        ? `“${visible(run.text.symbols[step])}”`
        : input(step).map((number, i) => `${run.names[i]} = ${exact(number)}`).join(", ");
    }

    /** Every unit of the layer at this step; made only while it is open. */
    function showAll(now) {
      if (!byId("all").open) return;
      const table = byId("units");
      table.tHead.replaceChildren(headed(["unit", ...quantities.map(quantity => names[quantity])]));
      table.tBodies[0].replaceChildren(...Array.from({length: hidden}, (_, unit) => {
        const made = row(String(unit), quantities.map(quantity => cell(value(quantity, {...now, unit}))));
        made.className = unit === now.unit ? "focus" : "";
        return made;
      }));
    }
    """#
}
