// Before the first paint, so that nobody who chose dark sees a white flash. Not a module for that reason.
{
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
}
