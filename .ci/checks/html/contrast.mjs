// Contrast as WCAG 2 measures it, of every text on the screen against the backgrounds behind it.
export function textsOfLowContrast(page) {
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const cache = new Map();

    // Whatever way a colour is written, a canvas knows its numbers.
    function numbers(color) {
      if (!cache.has(color)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        cache.set(color, [...canvas.getImageData(0, 0, 1, 1).data]);
      }
      return cache.get(color);
    }

    const luminance = ([red, green, blue]) => [red, green, blue]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);

    function background(element) {
      for (let at = element; at; at = at.parentElement) {
        const color = numbers(getComputedStyle(at).backgroundColor);
        if (color[3] === 255) {
          return color;
        }
      }
      return [255, 255, 255];
    }

    const low = new Set();
    const seen = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && seen.size < 3000) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || seen.has(element) || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName) || !element.checkVisibility()) {
        continue;
      }
      seen.add(element);
      const style = getComputedStyle(element);
      const text = luminance(numbers(element instanceof SVGElement ? style.fill : style.color));
      const behind = luminance(background(element));
      const ratio = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) {
        low.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class')} ${ratio.toFixed(2)}`);
      }
    }
    return seen.size < 10 ? 'hardly any text was found' : [...low].join(', ');
  });
}
