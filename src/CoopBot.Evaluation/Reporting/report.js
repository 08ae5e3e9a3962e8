for (const suite of document.querySelectorAll('.suite')) {
  const filters = suite.querySelector('.filters');
  const selects = [...filters.querySelectorAll('select')];
  const cases = [...suite.querySelectorAll('.case')];
  const show = () => {
    let shown = 0;
    for (const one of cases) {
      one.hidden = !selects.every(s => s.value === '' || one.dataset[s.dataset.filter].split('\n').includes(s.value));
      shown += one.hidden ? 0 : 1;
    }
    filters.querySelector('output').textContent = `${shown} of ${cases.length} cases`;
  };
  filters.hidden = false;
  filters.addEventListener('change', show);
  show();
}
const wasOpen = new Set();
addEventListener('beforeprint', () => { for (const one of document.querySelectorAll('.case:not([open])')) { one.open = true; wasOpen.add(one); } });
addEventListener('afterprint', () => { for (const one of wasOpen) { one.open = false; } wasOpen.clear(); });
