// What the market's pages gain from a script: names while one types, the chat beside the goods where there is room for both,
// and pages seen before without a network. They are whole without it, and old browsers read this file too.
(function () {
  var WAIT_MS = 250;

  function suggest(box, names) {
    var timer, shown = '';
    box.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT_MS);
    });

    function ask() {
      var words = box.value.trim();
      if (words === '' || words === shown) return;
      shown = words;
      fetch('/suggest?q=' + encodeURIComponent(words)).then(function (answer) {
        return answer.ok ? answer.json() : [];
      }).then(function (found) {
        if (words !== shown) return;
        names.textContent = '';
        found.forEach(function (name) {
          var option = document.createElement('option');
          option.value = name;
          names.appendChild(option);
        });
      }).catch(function (error) { console.warn('No names for now.', error); });
    }
  }

  function showChat(template) {
    var wide = window.matchMedia('(min-width: 1100px)');
    var isShown = false;
    function fit() {
      if (!wide.matches || isShown) return;
      isShown = true;
      document.body.appendChild(template.content.cloneNode(true));
      document.documentElement.classList.add('both');
    }
    fit();
    if (wide.addEventListener) wide.addEventListener('change', fit);
  }

  var template = document.getElementById('beside');
  if (window.fetch) suggest(document.getElementById('q'), document.getElementById('names'));
  if (template && template.content) showChat(template);
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(function (error) { console.warn('Nothing is kept for later.', error); });
})();
