/// How the page of an inspection looks, on top of the style of all pages.
enum InspectionPageStyle {
  static let sheet = """

    :root { --first: #0072b2; --second: #c04f00; --third: #00805d; --fourth: #a84c82; --fifth: #a87300; --sixth: #3d7ea6; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --first: #6bb9ee; --second: #f29d66; --third: #5cc9a2; --fourth: #e39ac4; --fifth: #e6b84d; --sixth: #a8d4f0; }
    }
    main { max-width: 72rem; }
    header, section > p { max-width: 46rem; }
    header { padding-bottom: 0; border: 0; margin-bottom: 1.2rem; }
    h2 { margin: 2.2rem 0 0.6rem; }
    figure, .tools, .plot, .text, .where, #hint, summary, .came { font-family: var(--plain); }
    .plot { display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); column-gap: 0.5rem; }
    .plot + .plot, .text + .plot { margin-top: 0.9rem; }
    .plot > p { grid-column: 2; margin: 0 0 0.2rem; font-size: 0.9rem; color: var(--soft); }
    .x, .y { color: var(--soft); font-size: 0.75rem; line-height: 1; font-variant-numeric: tabular-nums; }
    .y { grid-column: 1; display: flex; flex-direction: column; justify-content: space-between; text-align: right; }
    .name { padding-top: 0.4em; }
    .x { grid-column: 2; position: relative; height: 1.5em; }
    .x span { position: absolute; top: 0.4em; transform: translateX(-50%); }
    .sheet { grid-column: 2; position: relative; overflow: hidden; touch-action: pan-y; cursor: crosshair; }
    .lines { height: 9rem; border: solid var(--line); border-width: 0 0 1px 1px; }
    #unit { height: 5.5rem; }
    .sheet svg, .sheet canvas { position: absolute; inset: 0; width: 100%; height: 100%; display: block; }
    path { fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
    path.zero { stroke: var(--line); stroke-width: 1; }
    .first { stroke: var(--first); }
    .second { stroke: var(--second); stroke-dasharray: 9 5; }
    .third { stroke: var(--third); stroke-dasharray: 13 5 1 5; }
    .fourth { stroke: var(--fourth); stroke-dasharray: 5 4; }
    .fifth { stroke: var(--fifth); stroke-dasharray: 13 5 1 5 1 5; }
    .sixth { stroke: var(--sixth); stroke-dasharray: 18 7; }
    path.said { stroke-dasharray: 0 5; stroke-width: 3; }
    .key { display: inline-block; margin-right: 1.2rem; color: var(--ink); }
    .key svg { width: 36px; height: 10px; margin-right: 0.4rem; }
    .column, .line, .spot { position: absolute; box-sizing: border-box; pointer-events: none; }
    .column { top: 0; bottom: 0; }
    .lines .column { min-width: 2px; background: color-mix(in srgb, var(--accent) 35%, transparent); }
    figure .column::before, .line::before { content: ""; position: absolute; background: #ffffff; }
    figure .column::before { top: 0; bottom: 0; left: 50%; width: 1px; }
    .line { left: 0; right: 0; }
    .line::before { left: 0; right: 0; top: 50%; height: 1px; }
    figure .column, .line { mix-blend-mode: difference; }
    .spot { min-width: 5px; min-height: 5px; outline: 1px solid #ffffff; box-shadow: 0 0 0 2px #222222; }
    .text {
      position: relative; max-height: 11rem; overflow-y: auto; margin: 0; padding: 0.5rem 0.7rem; direction: ltr;
      font: 0.95rem/1.75 var(--fixed); white-space: pre-wrap; overflow-wrap: anywhere;
      border: 1px solid var(--line); border-radius: 6px; cursor: pointer;
    }
    .text span { unicode-bidi: isolate; padding: 0.15em 0; }
    .text .here { outline: 2px solid var(--ink); box-shadow: inset 0 0 0 1px var(--paper); position: relative; }
    .tools {
      position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line);
      padding: 0.6rem 0 0.5rem; margin-top: 0.5rem; font-size: 0.92rem;
      display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center;
    }
    .steps { display: flex; flex: 1 1 18rem; gap: 0.4rem; align-items: center; }
    .steps input { flex: 1; min-width: 4rem; accent-color: var(--accent); height: 2.2rem; margin: 0; }
    .tools label { display: inline-flex; gap: 0.4rem; align-items: center; color: var(--soft); }
    button, select, .tools input[type="number"] {
      font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 5px;
      min-height: 2.2rem; padding: 0.2rem 0.5rem;
    }
    button { min-width: 2.4rem; }
    .tools input[type="number"] { width: 5.2rem; font-variant-numeric: tabular-nums; }
    :is(button, select, input, summary, .text):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .where { flex: 1 1 100%; margin: 0; color: var(--soft); font-variant-numeric: tabular-nums; }
    @media (min-width: 70rem) { .now.wide { display: grid; grid-template-columns: 31rem minmax(0, 1fr); gap: 0 2rem; } }
    .now > div { min-width: 0; }
    .equation { font: 0.82rem/1.8 var(--fixed); }
    .equation div { white-space: pre-wrap; text-indent: -2em; padding-left: 2em; }
    .table td.number { font: 0.82rem/1.4 var(--fixed); }
    .focus > th::before { content: "▸ "; }
    .focus > th { font-weight: 700; }
    tbody .words { min-width: 0; white-space: nowrap; }
    .share { width: 6rem; min-width: 3rem; }
    .share i { display: block; height: 0.8rem; background: var(--first); min-width: 1px; }
    figure { width: auto; margin: 0 0 1.3rem; }
    figcaption { margin: 0 0 0.3rem 3.9rem; display: flex; flex-wrap: wrap; gap: 0 0.8rem; align-items: baseline; }
    figcaption output { color: var(--ink); font-variant-numeric: tabular-nums; min-width: 4rem; }
    .focus figcaption strong::before { content: "▸ "; }
    .focus .sheet { outline: 2px solid var(--accent); outline-offset: 1px; }
    .legend { display: inline-flex; gap: 0.4rem; align-items: center; margin-left: auto; font-size: 0.8rem; }
    .legend i { width: 7rem; height: 0.7rem; }
    #hint {
      position: fixed; z-index: 3; pointer-events: none; background: var(--ink); color: var(--paper); border-radius: 5px;
      padding: 0.2rem 0.6rem; font-size: 0.85rem; font-variant-numeric: tabular-nums; max-width: calc(100vw - 8px);
    }
    #all .box { max-height: 26rem; overflow: auto; }
    summary { cursor: pointer; margin: 1rem 0; }
    kbd { font: 0.85em var(--fixed); border: 1px solid var(--soft); border-radius: 4px; padding: 0.05em 0.4em; white-space: nowrap; }
    .keys { font: 0.85rem/1.9 var(--plain); color: var(--soft); margin: 1.2rem 0 0; display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
    @media (pointer: coarse) { .keys { display: none; } }
    @media (max-width: 30rem) {
      .plot { grid-template-columns: 2.7rem minmax(0, 1fr); column-gap: 0.3rem; }
      figcaption { margin-left: 0; }
      .tools { gap: 0.4rem 0.7rem; font-size: 0.86rem; }
      .tools input[type="number"] { width: 4.3rem; }
      .steps { flex-basis: 100%; }
      .where { flex-basis: 9rem; line-height: 1.3; }
      .y span { white-space: nowrap; }
      .table td.number { font-size: 0.76rem; }
      .table th, .table td { padding-right: 0.5rem; }
      .lines { height: 7rem; }
    }
    @media print {
      .tools > :not(.where), summary, #hint, .keys { display: none; }
      .tools { position: static; border: 0; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .text { max-height: none; overflow: visible; }
      .lines { height: 6rem; }
      .plot, .table { break-inside: avoid; }
    }

    """
}
