// Looks every second whether what the page waits for is done, and shows how far it is.

const main = document.querySelector('#main');

async function look() {
  try {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (page.querySelector('#result progress')) {
      // Only what has changed: a screen reader isn't told the whole page each time.
      main.querySelector('#result [role="status"]').textContent = page.querySelector('#result [role="status"]').textContent;
      const [bar, now] = [main, page].map(p => p.querySelector('#result progress'));
      [bar.max, bar.value] = [now.max, now.value];
    } else {
      location.reload();
      return;
    }
  } catch {
    // The host is away for a moment; the next look may find it.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
