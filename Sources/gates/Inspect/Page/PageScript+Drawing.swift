extension PageScript {
  /// Heat maps, lines and scales: everything that is drawn over the steps.
  static let drawing = #"""
    /** An element with a class, and with text in it, in which every sign stands for itself. */
    function element(name, kind = "", text = "") {
      const made = document.createElement(name);
      if (kind) made.className = kind;
      made.textContent = text;
      return made;
    }

    /** A colour bar in 256 shades, red, green and blue of each, and grey for what is no number. */
    const palettes = mapped(run.palettes, stops => {
      const colours = stops.map(stop => [1, 3, 5].map(i => parseInt(stop.slice(i, i + 2), 16)));
      const shades = Array.from({length: 256}, (_, i) => {
        const place = i / 255 * (colours.length - 1), low = Math.min(Math.floor(place), colours.length - 2);
        return colours[low].map((part, c) => Math.round(part + (place - low) * (colours[low + 1][c] - part)));
      });
      return [...shades, [136, 136, 136]];
    });

    function shade({low, high}, number) {
      return Number.isNaN(number) ? 256 : Math.round(Math.max(0, Math.min(1, (number - low) / (high - low))) * 255);
    }

    /** Black or white, whichever can be read on a colour. */
    function ink([red, green, blue]) { return 0.299 * red + 0.587 * green + 0.114 * blue > 135 ? "#222222" : "#ffffff"; }

    /** How far the long-term memory of a layer, and what is kept of it, is away from zero at most. */
    const reaches = layers.map(layer => once(() => {
      let reach = 0;
      for (const name of ["kept", "longTerm"]) {
        for (const number of layer.values[name]()) {
          if (Math.abs(number) > reach && Number.isFinite(number)) reach = Math.abs(number);
        }
      }
      return reach || 1;
    }));

    /** The ends of a quantity's colours: of a gate 0 and 1, or −1 and 1; of the long-term memory what it reaches in this layer. */
    function scale(quantity, layer) {
      if (["forget", "input", "output", "reset", "update"].includes(quantity)) return {palette: "sequential", low: 0, high: 1};
      const reach = ["kept", "longTerm"].includes(quantity) ? reaches[layer]() : 1;
      return {palette: "diverging", low: -reach, high: reach};
    }

    /** How many pixels high a row of a picture is. */
    const rowHeight = Math.max(1, Math.min(16, Math.floor(176 / hidden)));

    /** Draws a number for each unit and step: a step to the right, a unit down. */
    function paint(canvas, numbers, scale) {
      canvas.width = steps;
      canvas.height = hidden * rowHeight;
      const context = canvas.getContext("2d");
      const picture = context.createImageData(canvas.width, canvas.height);
      const pixels = new Uint32Array(picture.data.buffer);
      const words = palettes[scale.palette].map(([red, green, blue]) => (255 << 24) | (blue << 16) | (green << 8) | red);
      for (let unit = 0; unit < hidden; unit++) {
        const start = unit * rowHeight * steps;
        for (let step = 0; step < steps; step++) pixels[start + step] = words[shade(scale, at(numbers, step, unit))];
        for (let copy = 1; copy < rowHeight; copy++) pixels.copyWithin(start + copy * steps, start, start + steps);
      }
      context.putImageData(picture, 0, 0);
    }

    /** A line through a number at each step; where there is no number it is broken, and a number on its own is a dot. */
    function path(count, number, {low, high}) {
      let text = "", drawn = false;
      for (let i = 0; i < count; i++) {
        const y = 1 - (number(i) - low) / (high - low);
        const isThere = Number.isFinite(y);
        if (isThere) text += drawn ? `L${i} ${y}` : `M${i} ${y}h0`;
        drawn = isThere;
      }
      return text;
    }

    function drawing(name, attributes) {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      return made;
    }

    /** Lines over the steps, in a box as wide as the heat maps. A line has a class, an ink, and `d`. */
    function draw(sheet, lines) {
      const picture = drawing("svg", {viewBox: `-0.5 -0.04 ${steps} 1.08`, preserveAspectRatio: "none", "aria-hidden": true});
      for (const line of lines) picture.append(drawing("path", line));
      sheet.querySelector("svg")?.remove();
      sheet.prepend(picture);
    }

    /** The least and the largest of numbers, with a little room if they are all the same. */
    function extent(lists) {
      let low = Infinity, high = -Infinity;
      for (const list of lists) {
        for (const number of list) {
          if (Number.isFinite(number)) [low, high] = [Math.min(low, number), Math.max(high, number)];
        }
      }
      if (low > high) return {low: -1, high: 1};
      return low === high ? {low: low - 1, high: high + 1} : {low, high};
    }

    /** A few round numbers of steps, at most as many as have room. */
    function ticks(room) {
      let apart = 1;
      for (let i = 0; steps / apart > room; i++) apart *= [2, 2.5, 2][i % 3];
      const start = Math.ceil(first / apart) * apart;
      return Array.from({length: Math.floor((first + steps - 1 - start) / apart) + 1}, (_, i) => start + i * apart);
    }

    function place(step) { return `${(step + 0.5) / steps * 100}%`; }
    """#
}
