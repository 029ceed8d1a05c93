"""The walk with the Tab key over a whole page."""

from playwright.sync_api import Page

PARTS = 9  # a date and time has a stop for each part and the calendar; more is a trap
# Runs once before the walk: how each element looks without focus, and which must be reached.
PREPARE = """() => {
  const LOOK = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor',
    'borderTopWidth', 'borderBottomColor', 'borderBottomWidth'];
  const look = (el) => {
    const style = getComputedStyle(el);
    return Object.fromEntries(LOOK.map((name) => [name, style[name]]));
  };
  const name = (el) => el.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
  const stops = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]')].filter((el) =>
    el.tabIndex >= 0 && !el.disabled && el.type !== 'hidden'
    && el.checkVisibility({visibilityProperty: true}) && el.getClientRects().length);
  const groups = new Set();
  const expected = stops.filter((el) => {
    if (el.type !== 'radio') return true;
    const isNew = !groups.has(el.name);
    groups.add(el.name);
    return isNew;
  });
  const before = new Map(stops.map((el) => [el, look(el)]));
  window.__walk = {look, name, expected, before, seen: new Set(), groups: new Set()};
  return document.activeElement === document.body ? null : name(document.activeElement);
}"""

# Runs after every Tab: null at the end of the page, else the faults of the focused element.
JUDGE = """() => {
  const {look, name, before, seen, groups} = window.__walk;
  const el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  if (seen.has(el)) return window.__walk.last === el ? {again: true} : null;
  window.__walk.last = el;
  seen.add(el);
  if (el.type === 'radio') groups.add(el.name);
  const faults = [];
  const now = look(el);
  const was = before.get(el) || {};
  const outlined = now.outlineStyle !== 'none' && parseFloat(now.outlineWidth) >= 1
    && !/^rgba\\(.*, 0\\)$/.test(now.outlineColor);
  const differs = (keys) => keys.some((key) => now[key] !== was[key]);
  const outline = outlined && differs(['outlineStyle', 'outlineWidth', 'outlineColor']);
  if (!outline && !differs(['boxShadow', 'borderTopColor', 'borderTopWidth', 'borderBottomColor',
    'borderBottomWidth'])) faults.push('fokus tidak terlihat');
  const rect = [...el.getClientRects()].find((each) => each.width && each.height);
  let left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth);
  let top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
  for (let box = el.parentElement; box && box !== document.body; box = box.parentElement) {
    if (getComputedStyle(box).overflow === 'visible') continue;
    const frame = box.getBoundingClientRect();
    left = Math.max(left, frame.left), right = Math.min(right, frame.right);
    top = Math.max(top, frame.top), bottom = Math.min(bottom, frame.bottom);
  }
  if (right - left < 1 || bottom - top < 1) {
    faults.push('di luar layar');
  } else {
    const dx = Math.min(4, (right - left) / 4), dy = Math.min(4, (bottom - top) / 4);
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + dx, top + dy],
      [right - dx, top + dy], [left + dx, bottom - dy], [right - dx, bottom - dy]];
    const over = points.map(([x, y]) => document.elementFromPoint(x, y)).filter((hit) =>
      hit && !el.contains(hit) && !hit.contains(el) && hit.closest('label')?.control !== el);
    // A tall region may lose its lower edge to a sticky bar; whatever loses its middle is hidden.
    if (over.length > 2) faults.push('tertutup oleh ' + name(over[0]));
  }
  const skips = el.matches('a[href^="#"]') && document.getElementById(el.hash.slice(1)) !== null;
  return {name: name(el), skips, faults};
}"""

MISSED = """() => window.__walk.expected.filter((el) => el.type === 'radio'
  ? !window.__walk.groups.has(el.name) : !window.__walk.seen.has(el)).map(window.__walk.name)"""


def check_tab_walk(page: Page) -> int:
    """First stop is the skip link; every stop shows its focus, is uncovered, and none is missed.

    Returns the number of stops.
    """
    page.evaluate("window.scrollTo(0, 0)")
    taken = page.evaluate(PREPARE)
    assert taken is None, f"sudah mengambil fokus sebelum Tab pertama: {taken}"
    stops, again = [], 0
    while again < PARTS:
        page.keyboard.press("Tab")
        stop = page.evaluate(JUDGE)
        if stop is None:
            break
        if "again" in stop:
            again += 1
        else:
            stops.append(stop)
            again = 0
    assert stops and stops[0]["skips"], f"Tab pertama bukan tautan lewati: {stops[:1]}"
    faults = [f"{'; '.join(stop['faults'])}: {stop['name']}" for stop in stops if stop["faults"]]
    assert not faults, f"{len(faults)} perhentian Tab bermasalah:\n" + "\n".join(faults[:10])
    missed = page.evaluate(MISSED)
    assert not missed, f"tidak tercapai dengan Tab: {missed}"
    return len(stops)
