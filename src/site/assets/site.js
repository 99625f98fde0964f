/* The script of a catalog's pages: a classic one, deferred; every page is readable without it. Texts are in T, the
 * states of the search in <template> elements of search.html, so that a theme changes words without touching code.
 * The index that it searches is described in src/site/search_index.hpp. */
(() => {
  'use strict';
  var T = {
    gone: 'Expired', last: 'Last day today', left: ['1 day left', '# days left'], open: 'Current', now: 'this month', past: 'past', older: 'Past years',
    ended: 'This activity has expired. Credit can no longer be claimed.', acts: ['1 activity', '# activities'], credits: ['credit', 'credits'], credit: 'Credits ', price: 'Fee ',
    expires: 'Expires ', sorted: 'Sorted by ', printed: ', printed ', copied: 'Link copied', boards: ['1\u00a0board', '#\u00a0boards'],
    remove: 'remove filter', clear: 'Clear all', expired: [', 1 expired', ', # expired'], hide: ['hide', ' expired activities'],
    none: 'No activity matches', all: 'All activities', mine: 'my board', keep: 'Remember as my boards', only: 'My boards', freeMine: 'My boards, free to all or some',
    unknown: ' is not in any activity. ', without: 'Without ', more: 'Show # more', keywords: 'Keywords: ', loading: 'Loading the search data …', first: 'The file has only the first #; the whole catalog is on the start page.',
    part: 'The first # of ', ignored: 'Ignored because there is no such choice: ', words: 'Only the first # words are searched. ', instead: 'Searched for ', wordless: ' has no word to search for. ',
    within: ['Within 1 day', 'Within # days']
  };
  var D = document, root = ((D.querySelector('script[src$="assets/site.js"]') || {}).getAttribute('src') || '').replace('assets/site.js', '');
  /* A theme may have written what no browser knows */
  var lang = D.documentElement.lang;
  try { Intl.getCanonicalLocales(lang); } catch (e) { lang = 'en'; }
  function has(s, e) { return (e || D).querySelector(s); }
  /* A theme may omit what only a part of the script needs */
  function one(s, e) { return has(s, e) || el('div'); }
  function all(s, e) { return [...(e || D).querySelectorAll(s)]; }
  function el(tag, text, cls) { var e = D.createElement(tag); if (text != null) e.textContent = text; if (cls) e.className = cls; return e; }
  function num(t, n) { return (n === 1 ? t[0] : t[1]).replace('#', n.toLocaleString(lang)); }
  function store(k, v) { try { if (v === undefined) return localStorage.getItem('cme.' + k); localStorage.setItem('cme.' + k, v); } catch (e) { return null; } }

  function address() { return (has('link[rel=canonical]') || location).href; }

  /* Days: the day is the reader's, never the day of rendering */
  var clock = new Date(), today = Date.UTC(clock.getFullYear(), clock.getMonth(), clock.getDate()) / 864e5;
  function days(iso) { return Date.UTC(iso.slice(0, 4), iso.slice(5, 7) - 1, iso.slice(8, 10)) / 864e5 - today; }
  function date(iso) { return new Date(iso + 'T00:00:00Z').toLocaleDateString(lang, { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }); }
  function badge(iso, always) {
    var n = days(iso);
    if (n < 0) return el('span', T.gone, 'badge gone');
    if (n <= 90) return el('span', n ? num(T.left, n) : T.last, 'badge soon');
    return always ? el('span', T.open, 'badge') : null;
  }
  all('time[data-x]').forEach(t => {
    var b = badge(t.dateTime, t.dataset.x);
    if (b) t.after(' ', b);
    if (days(t.dateTime) < 0 && t.closest('tr')) t.closest('tr').classList.add('over');
    if (t.dataset.x && days(t.dateTime) < 0) { one('.head').append(el('p', T.ended, 'note ended')); all('.facts .btn').forEach(x => { x.classList.remove('main'); }); one('[data-do=ics]').hidden = true; }
  });

  /* Start page: months that are over, this month, and the next three in which something expires today or later */
  var month = clock.getFullYear() + '-' + ('0' + (clock.getMonth() + 1)).slice(-2), soon = has('ul.soon');
  all('.cal [data-m]').forEach(li => {
    var m = li.dataset.m, box = li.firstElementChild;
    if (m < month) { li.className = 'past'; if (box.href) box.append(el('span', ' ' + T.past, 'vh')); }
    if (m === month) { li.className = 'now'; box.append(el('span', ' ' + T.now, 'vh')); }
  });
  if (soon) {
    all('.cal [data-m]').filter(li => days(li.dataset.d) >= 0)
      .sort((a, b) => a.dataset.m < b.dataset.m ? -1 : 1).slice(0, 3).forEach(li => {
        var a = el('a');
        a.href = one('a', li).getAttribute('href') || '';
        a.append(el('b', one('abbr', li).title + ' ' + li.dataset.m.slice(0, 4)), ' ', el('span', num(T.acts, +one('b', li).textContent) + (li.dataset.m === month ? ', ' + T.now : '')));
        soon.append(el('li')); soon.lastChild.append(a);
      });
    soon.parentNode.hidden = !soon.firstChild;
    var older = all('.cal h3').filter(h => h.textContent < month.slice(0, 4)), fold = el('details', null, 'older'), grid = el('div', null, 'cal');
    older.forEach(h => { grid.append(h.nextElementSibling); grid.lastChild.before(h); });
    if (older[0]) { fold.append(el('summary', T.older), grid); one('.cal').after(fold); }
  }

  /* My boards */
  var mine = (store('boards') || '').split(',').filter(Boolean);
  all('.body .chips a').forEach(a => {
    if (mine.includes(a.getAttribute('href').split('/').slice(-2)[0])) { a.prepend('✓ '); a.classList.add('mine'); a.append(el('span', ' (' + T.mine + ')', 'vh')); }
  });

  /* Tools: print, calendar entry */
  all('.tools').forEach(t => { t.hidden = false; });
  function save(name, type, text) {
    var a = el('a'); a.download = name; a.href = URL.createObjectURL(new Blob([text], { type: type })); a.click();
    setTimeout(() => { URL.revokeObjectURL(a.href); }, 1e4);
  }
  function ics() {
    var t = one('time[data-x="all"]'), d = t.dateTime.replace(/-/g, ''), next = new Date((days(t.dateTime) + today + 1) * 864e5).toISOString().replace(/T.*|-/g, '');
    var id = location.pathname.replace(/.*\/|\.html$/g, ''), url = address();
    function text(s) { return s.replace(/[\\;,]/g, '\\$&').replace(/\s*\n\s*/g, '\\n'); }
    function fold(s) { var out = '', n = 0, ch; for (ch of s) { var b = new Blob([ch]).size; if (n + b > 74) { out += '\r\n '; n = 1; } out += ch; n += b; } return out; }
    save(id + '.ics', 'text/calendar', ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//cme//site//EN', 'BEGIN:VEVENT', 'UID:' + id + '@' + (has('link[rel=canonical]') ? new URL(url).hostname : 'cme-catalog'),
      'DTSTAMP:' + one('#main').dataset.stamp.replace(/-/g, '') + 'T000000Z', 'DTSTART;VALUE=DATE:' + d].concat(next.length > 8 ? [] : 'DTEND;VALUE=DATE:' + next, 'SUMMARY:' + text(T.expires.trim() + ': ' + one('h1').innerText), /^http/.test(url) ? 'URL:' + url : [],
      'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '').map(fold).join('\r\n'));
  }
  var act = { print: () => { print(); }, ics: ics };
  D.addEventListener('click', e => { var b = e.target.closest('[data-do]'); if (b && act[b.dataset.do]) act[b.dataset.do](b); });
  var paper = has('[data-printed]'), paperText = '', toPaper = () => {}, foot = has('.foot p');
  if (!paper && foot) { paper = el('span', null, 'po'); foot.append(paper); }
  if (paper) {
    paperText = paper.textContent || address();
    addEventListener('beforeprint', () => { toPaper(); paper.textContent = paperText + T.printed + clock.toLocaleDateString(lang, { dateStyle: 'long' }); });
  }

  /* Lists: sortable columns; other orders than by expiry drop the months */
  all('table.list').forEach(table => {
    var heads = all('thead th', table), said = one('#said'), months = all('tbody', table), flat = el('tbody');
    var rows = all('tbody tr:not(.grp)', table);
    heads.forEach((th, i) => {
      if (i === 3) return;
      var b = el('button', th.textContent); b.type = 'button'; th.textContent = ''; th.append(b);
      b.addEventListener('click', () => {
        var up = th.getAttribute('aria-sort') !== 'ascending';
        heads.forEach(h => { h.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        /* What is not known, or is not in dollars, is last in both directions */
        function key(r) { var c = r.cells[i], v = c.dataset.v; return i === 0 ? one('a', c).textContent : i === 4 ? v : v === '' ? null : +v; }
        rows.sort((x, y) => { x = key(x); y = key(y); if (x === null || y === null) return (x === null) - (y === null); var d = i === 0 ? x.localeCompare(y) : x < y ? -1 : x > y ? 1 : 0; return up ? d : -d; });
        table.append(flat); flat.append(...rows);
        months.forEach(m => { m.remove(); });
        if (i === 4) {
          months.sort((x, y) => (x.id < y.id ? -1 : 1) * (up ? 1 : -1));
          months.forEach(m => { rows.forEach(r => { if ('m' + r.cells[4].dataset.v.slice(0, 7) === m.id) m.append(r); }); table.append(m); });
          flat.remove();
        }
        said.textContent = T.sorted + b.textContent + ', ' + th.getAttribute('aria-sort');
      });
    });
  });

  /* 404: an activity's address names its id */
  var lost = /\/a\/[0-9a-f]{2}\/(\d{1,9})\.html$/.exec(location.pathname);
  if (has('.lost') && lost) one('#q').value = lost[1];

  /* The search box, on every page that has one */
  var q = has('#q'), seek = null;
  if (q) {
    one('.find').addEventListener('submit', e => {
      e.preventDefault();
      if (seek) seek(); else location.href = root + 'search.html' + (q.value.trim() ? '#q=' + encodeURIComponent(q.value.trim()) : '');
    });
    D.addEventListener('keydown', e => {
      if (e.key === '/' && store('slash') !== '0' && !e.ctrlKey && !e.metaKey && !e.altKey && !D.activeElement.matches('input:not([type=checkbox], [type=radio]), select, textarea')) { e.preventDefault(); q.focus(); q.select(); }
    });
  }
  if (q && has('.cols')) search();

  function search() {
    var shown = 10, few = 6, most = 320, found = [], marks = [], title = '', ignored = [], cut = 0, hits = one('.hits'), status = one('.bar [role=status]'), on = one('.on'), chips = one('.chips', on);
    var sort = one('select[name=s]'), inputs = all('.filters input'), totals = inputs.map(i => one('b', i.parentNode).textContent), S = {}, named = {}, MULTI = ['b', 'f', 't', 'p'], KEYS = ['b', 'fee', 'c', 'f', 't', 'p'], drawing = 0, drawn = 0, near = false, typing, pause, reloaded, drawnAs, after;
    /* The drawing whose next rows are loaded when the end of its rows comes into view */
    var watched = 0, end = el('div'), eye = new IntersectionObserver(seen => { if (seen.some(x => x.isIntersecting)) next(); });
    hits.after(end);
    one('.cols').hidden = one('.keys').hidden = false;
    one('.filters').open = matchMedia('(min-width: 60rem)').matches;

    /* Terms: as src/site/search_terms.cpp makes them */
    var KIN = { æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', œ: 'oe', ß: 'ss', ς: 'σ' };
    function fold(s) { return s.replace(/[™®℠]/g, '').normalize('NFKD').toLowerCase().normalize('NFKD').replace(/[\p{M}\p{DI}]/gu, '').replace(/[æðøþđħıłœßς]/g, c => KIN[c]); }
    function terms(s) { return fold(s).match(/[\p{L}\p{N}]+/gu) || []; }
    window.cmeTerms = terms;

    /* Parts of the index: classic scripts, added when they are needed; each calls cme(name, index, data) */
    var parts = {}, asked = {}, dir = null, again = '', lists = Object.create(null), age = 0;
    window.cme = (name, index, data) => { parts[name] = { index: index, data: data }; };
    function part(name) {
      return asked[name] = asked[name] || new Promise((done, fail) => {
        var s = el('script');
        s.src = root + 's/' + name + '.js' + again;
        /* In the order in which they were added: the directory first */
        s.async = name !== 'dir' && name !== 'syn';
        s.onload = s.onerror = () => {
          s.remove();
          var p = parts[name];
          if (!p || !parts.dir || p.index !== parts.dir.index) { asked[name] = null; fail(p ? 'stale' : 'lost'); } else done(p.data);
        };
        D.head.append(s);
      });
    }
    function open() {
      var ready = part('dir').then(d => {
        if (dir && dir.index === parts.dir.index) return;
        var v = numbers(d.x), day = 0, before = 0;
        dir = { index: parts.dir.index, n: d.n, t: d.t.split(' '), stop: d.stop.split(' '), formats: d.formats, boards: d.boards, days: [], before: [] };
        for (var i = 0; i < v.length; i += 2) { day += v[i]; dir.days.push(day); dir.before.push(before); before += v[i + 1]; }
      });
      if (S.q || D.activeElement === q) part('syn').catch(() => {});
      return ready;
    }
    function reset() { age++; parts = {}; asked = {}; lists = Object.create(null); dir = null; again = '?' + Date.now(); }
    /* Work that is done again, once, with fresh parts if it or other work has found some of another index */
    function fresh(work) {
      var was = age;
      return work().then(x => { if (was !== age) throw 'stale'; return x; }).catch(e => {
        if (e !== 'stale' && was === age) throw e;
        if (was === age) reset();
        return work();
      });
    }

    function shard(term) { return dir.t.findLastIndex(t => t <= term); }
    function entries(i) { return part('t' + i).then(data => data.split('|').map(e => e.split(' '))); }
    /* The text of what a term has; '' if there is no such term */
    function list(term) {
      return lists[term] = lists[term] || entries(shard(term)).then(es => {
        var e = es.find(x => x[0] === term);
        return e ? text(e[1]) : '';
      });
    }
    function text(t) {
      if (t[0] !== '!') return t;
      var f = t.slice(1).split(','), names = [];
      for (var i = 0; i < +f[2]; i++) names.push('l' + (+f[1] + i));
      return Promise.all(names.map(part)).then(p => p.join(''));
    }
    var DIGITS = {};
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('').forEach((c, i) => { DIGITS[c] = i; });
    function numbers(t) {
      var out = [], v = 0, shift = 0;
      for (var i = 0; i < t.length; i++) { var d = DIGITS[t[i]]; v += (d & 31) * Math.pow(2, shift); if (d & 32) shift += 5; else { out.push(v); v = shift = 0; } }
      return out;
    }
    /* A choice: a byte for each activity */
    function members(t) {
      var set = new Uint8Array(dir.n), at = -1;
      if (t[0] === '#') for (var i = 0; i < dir.n; i++) set[i] = DIGITS[t[1 + (i / 6 | 0)]] >> (i % 6) & 1;
      else numbers(t).forEach(d => { set[at += d] = 1; });
      return set;
    }
    function order(t) {
      var out = [], w = 1;
      while (dir.n && (dir.n - 1) >> (6 * w)) w++;
      for (var i = 1; i < t.length; i += w) { var v = 0; for (var k = 0; k < w; k++) v += DIGITS[t[i + k]] << (6 * k); out.push(v); }
      return out;
    }
    function since(day) { var i = dir.days.findIndex(d => d >= day); return i < 0 ? dir.n : dir.before[i]; }
    function range(x) { return x === '' ? [0, dir.n] : [since(today), x === '0' ? dir.n : since(today + +x + 1)]; }
    function rowsOf(n) { return 'r' + (n >> 4); }
    function loaded(n) { var p = parts[rowsOf(n)]; return dir && p && p.index === dir.index ? p.data[n & 15] : null; }
    function row(n) { return part(rowsOf(n)).then(rows => values(rows[n & 15])); }
    function values(row) {
      var f = row.split('\t'), id = f[0], names = dir.boards.filter((b, i) => parseInt(f[4], 16) >>> i & 1);
      return { id: id, t: f[1], p: f[2], f: dir.formats[f[3]], b: names, cs: f[5], fs: f[6], x: f[7], k: f[8], u: 'a/' + ('0' + (Math.imul(id, 2654435761) >>> 24).toString(16)).slice(-2) + '/' + id + '.html' };
    }

    /* Words: the activities that have all of them, with their scores; the last may be the beginning of a word */
    var WEIGHT = [1, 2, 3.5, 6, 9, 12.5, 17, 24].map(w => w * 2.2 / (w + 1.2));
    function scored(texts) {
      var out = new Float32Array(dir.n);
      texts.forEach(t => {
        var v = numbers(t), idf = Math.log(1 + (dir.n - v.length + .5) / (v.length + .5)), at = -1;
        for (var i = 0; i < v.length; i++) { at += v[i] >> 3; out[at] = Math.max(out[at], idf * WEIGHT[v[i] & 7]); }
      });
      return out;
    }
    function beginning(w) {
      var i = shard(w), more = [];
      for (var k = i; k < dir.t.length && k < i + 3 && (k === i || dir.t[k].slice(0, w.length) <= w); k++) more.push(k);
      return Promise.all(more.map(entries)).then(es => {
        var all = es.flat().filter(e => e[0].slice(0, w.length) === w), cost = 0;
        all.sort((a, b) => (b[0] === w) - (a[0] === w) || size(b) - size(a) || (a[0] < b[0] ? -1 : 1));
        function size(e) { return e[1][0] === '!' ? +e[1].slice(1).split(',')[0] : e[1].length / 3; }
        /* Of a short beginning, the most frequent words */
        return Promise.all(all.slice(0, 60).filter(e => { if (e[1][0] !== '!') return true; cost += +e[1].split(',')[2]; return cost <= 8 || e[0] === w; }).map(e => text(e[1])));
      });
    }
    /* The words in runs: one that has synonyms with what it also finds, any other word alone */
    function runs(ws, syn) {
      var out = [];
      for (var i = 0; i < ws.length;) {
        for (var n = Math.min(4, ws.length - i); n > 0 && !Object.hasOwn(syn, ws.slice(i, i + n).join(' '));) n--;
        var run = ws.slice(i, i + (n || 1)), others = n ? syn[run.join(' ')] : [];
        out.push([run].concat(others.map(o => o.split(' '))));
        i += n || 1;
      }
      return out;
    }
    function both(a, b) { for (var i = 0; i < dir.n; i++) a[i] = a[i] && b[i] ? a[i] + b[i] : 0; return a; }
    function either(a, b) { for (var i = 0; i < dir.n; i++) a[i] = Math.max(a[i], b[i]); return a; }
    /* A word as Americans spell it, part by part, as src/model/american_spelling.cpp does */
    function american(w, us) { us = us.split(' '); for (var i = 0; i < us.length; i += 2) w = w.split(us[i]).join(us[i + 1]); return w; }
    /* The word that a misspelled one is nearest to, as src/query/spelling.cpp finds it, of those near it in their order */
    function nearest(w, known) {
      var i = shard(w), most = w.length < 5 || /\d/.test(w) ? 0 : w.length < 8 ? 1 : 2, swapped = w[1] + w[0], least = 9, best = 0, found = '';
      var right = known.right.split(' ').includes(w) || Object.hasOwn(known.syn, w);
      function differ(o) {
        return known.contrary.some(group => {
          function part(x) { return group.split(' ').filter(p => p[0] === '-' ? x.endsWith(p.slice(1)) : x.startsWith(p.slice(0, -1)))[0]; }
          return part(w) && part(o) && part(w) !== part(o);
        });
      }
      function letters(x) { return x.split('').sort().join(); }
      if (!most) return Promise.resolve('');
      return Promise.all([i - 1, i, i + 1, shard(swapped + w.slice(2))].filter(k => k >= 0 && k < dir.t.length).map(entries)).then(es => {
        es.flat().forEach(e => {
          var o = e[0], n, d = (o[0] === w[0] || o.startsWith(swapped)) && !/:/.test(o) && Math.abs(o.length - w.length) <= most ? edits(w, o) : 9;
          if (d > most || (right ? american(o, known.us) !== w : differ(o))) return;
          n = e[1][0] === '!' ? +e[1].slice(1).split(',')[0] : numbers(e[1]).length;
          if (n < 2 && (d > 1 || (w.length < 7 && o.length === w.length && letters(o) !== letters(w)))) return;
          if (d < least || (d === least && n > best)) { least = d; best = n; found = o; }
        });
        return found;
      });
    }
    /* How many letters are missing, added, changed or swapped */
    function edits(a, b) {
      var before, above = [], row = [];
      for (var i = 0; i <= a.length; i++) {
        before = above; above = row; row = [i];
        for (var j = 1; j <= b.length; j++) {
          row[j] = i ? Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] !== b[j - 1])) : j;
          if (i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      return row[b.length];
    }
    function texts(w, last) { return last ? beginning(w) : list(w).then(t => t ? [t] : []); }
    function findWords(ws) {
      if (!ws.length) return Promise.resolve(null);
      var unknown = [], instead = [], mark = drawing;
      return part('syn').then(known => {
        var rs = runs(ws, known.syn);
        return Promise.all(rs.map((alternatives, at) => {
          return Promise.all(alternatives.map((words, own) => {
            return Promise.all(words.map((w, i) => {
              var last = own === 0 && at === rs.length - 1 && i === words.length - 1 && !/\s$/.test(q.value);
              function other(x) { return texts(x, last).then(t => { if (t.length) instead.push([w, x]); return t; }); }
              return texts(w, last).then(t => t.length || own ? t : other(american(w, known.us)))
                .then(t => t.length || own ? t : nearest(w, known).then(n => n ? other(n) : t)).then(t => {
                /* Nobody waits for it any more */
                if (mark !== drawing) throw 'old';
                if (!t.length && own === 0 && alternatives.length === 1) unknown.push(w);
                return scored(t);
              });
            })).then(s => s.reduce(both));
          })).then(s => s.reduce(either));
        }));
      }).then(s => { return { score: s.reduce(both), unknown: unknown, instead: instead }; });
    }
    /* Each word is something to load. The address of a DOI is searched as the DOI */
    function queryWords() {
      var ws = terms(S.q.replace(/(https?:\/\/)?((dx\.|www\.)?doi\.org\/|\bdoi[:\s]\s*)(?=10\.)/gi, '')).map(w => w.slice(0, 100));
      var rest = ws.filter(w => !dir.stop.includes(w));
      if (rest.length) ws = rest;
      cut = ws.length > 12 ? 12 : 0;
      return ws.slice(0, 12);
    }

    /* What is found, and what would be without one facet */
    function find(s) {
      var ws = queryWords();
      return Promise.all([findWords(ws), Promise.all(KEYS.map(k => {
        var v = [].concat(s[k]).filter(Boolean);
        return v.length ? Promise.all(v.map(c => list(k + ':' + c).then(members))).then(sets => {
          for (var i = 1; i < sets.length; i++) for (var n = 0; n < dir.n; n++) sets[0][n] |= sets[i][n];
          return sets[0];
        }) : null;
      }))]).then(r => {
        var words = r[0], sets = r[1], x = range(s.x), out = { ws: ws, words: words, all: [], but: { x: [] } };
        KEYS.forEach(k => { out.but[k] = []; });
        for (var n = 0; n < dir.n; n++) {
          if (words && !words.score[n]) continue;
          var miss = n < x[0] || n >= x[1] ? 1 : 0, which = 'x';
          for (var k = 0; k < KEYS.length && miss < 2; k++) if (sets[k] && !sets[k][n]) { miss++; which = KEYS[k]; }
          if (!miss) out.all.push(n); else if (miss === 1) out.but[which].push(n);
        }
        return out;
      });
    }
    function sorted(r) {
      var a = r.all.slice(), first = since(today), w = r.words;
      if (S.s === 'exp') return a.filter(n => n >= first).concat(a.filter(n => n < first));
      if (S.s === 'late') return a.reverse();
      if (S.s) return list('s:' + S.s).then(t => { var is = new Uint8Array(dir.n); a.forEach(n => { is[n] = 1; }); return order(t).filter(n => is[n]); });
      return a.sort((x, y) => (w ? w.score[y] - w.score[x] : 0) || y - x);
    }

    /* State: the address. What is after "#" counts, even if it is empty; without one, what a form sent */
    function hash() { var at = location.href.indexOf('#'); return at < 0 ? null : location.href.slice(at); }
    function readState() {
      var p = new URLSearchParams(hash() === null ? location.search : hash().slice(1));
      S = { q: p.get('q') || '' };
      ignored = [];
      /* Only the largest providers are choices, but each may be in an address */
      function fits(k, v) { return k === 'p' || (k === 'x' ? /^\d{0,5}$/.test(v) : (k === 's' ? all('option', sort) : inputs).some(i => (k === 's' || i.name === k) && i.value === v)); }
      function read(k, v) { var is = fits(k, v); if (v && !is) ignored.push(k + '=' + v); return is ? v : ''; }
      ['s', 'fee', 'c', 'x'].forEach(k => { S[k] = read(k, p.get(k) || ''); });
      MULTI.forEach(k => { S[k] = (p.get(k) || '').split(',').filter(v => read(k, v)); });
      shown = (history.state || {}).shown || 10;
    }
    function state(s) {
      return '#' + Object.keys(s).filter(k => s[k].length).map(k => k + '=' + encodeURIComponent(s[k]).replace(/%2C/g, ',')).join('&');
    }
    function go(typed) { clearTimeout(pause); shown = 10; var h = state(S); ignored = []; if (h === hash() || (h === '#' && hash() === null && !location.search)) return draw(); typing = typed; if (typed) location.replace(h); else location.hash = h; if (h === '#') draw(); }
    function toInputs() {
      if (D.activeElement !== q) q.value = S.q;
      sort.value = S.s;
      inputs.forEach(i => { i.checked = Array.isArray(S[i.name]) ? S[i.name].includes(i.value) : S[i.name] === i.value; });
    }
    function active() { return terms(S.q).length || S.fee || S.c || S.x || MULTI.some(k => S[k].length); }

    /* Drawing */
    function from(id) { var t = has('#t-' + id); return t ? t.content.cloneNode(true).firstElementChild : el('div'); }
    function panel(id) { found = []; one('.set').hidden = true; var e = from(id), li = el('li', null, 'bare'); li.append(e); hits.replaceChildren(li); one('.more').hidden = true; return e; }
    function marked(e, text) {
      var at = 0;
      text.replace(/[\p{L}\p{N}\p{M}]+/gu, (w, i) => { var f = fold(w); if (marks.some(x => f.indexOf(x) === 0)) { e.append(text.slice(at, i), el('mark', w)); at = i + w.length; } return w; });
      e.append(text.slice(at));
    }
    function hit(r) {
      var li = from('hit'), a = one('a', li), by = one('.by', li), v = one('.vals', li), s, k = one('.snip', li);
      a.href = root + r.u; a.textContent = ''; marked(a, r.t);
      marked(by.appendChild(el('bdi')), r.p);
      marked(by, ' · ' + r.f + (r.b.length ? ' · ' + num(T.boards, r.b.length) : ''));
      if (r.k && marks.length) { k.append(T.keywords); marked(k, r.k); }
      if (!k.firstChild) k.remove();
      var cs = /^([\d.–]+)(.*)/.exec(r.cs);
      s = el('span', cs ? null : T.credit + r.cs); if (cs) s.append(el('b', cs[1]), ' ' + T.credits[cs[1] === '1' ? 0 : 1] + cs[2]); v.append(s);
      v.append(el('span', (r.fs === 'not stated' ? T.price : '') + r.fs, r.fs === 'Free' ? 'free' : ''));
      s = el('span', T.expires); var t = el('time', date(r.x)); t.dateTime = r.x; s.append(t); v.append(s);
      var b = badge(r.x); if (b) { s = el('span'); s.append(b); v.append(s); }
      return li;
    }
    function label(k, v) { var i = inputs.find(i => i.name === k && i.value === v); return i ? one('span', i.parentNode).textContent : k === 'x' ? num(T.within, +v) : named[v] || v.replace(/-/g, ' '); }
    function group(k) { return one('.filters [name=' + k + ']').closest('fieldset').firstElementChild.textContent; }
    function filters() { return KEYS.concat('x').flatMap(k => [].concat(S[k]).filter(Boolean).map(v => [k, v])); }
    function without(k, v) { var s = { ...S }; s[k] = Array.isArray(S[k]) ? S[k].filter(x => x !== v) : ''; return s; }
    function chip(list, text, s, hint) {
      var li = el('li'), a = el('a', text); a.href = state(s); if (hint) a.append(' ', Object.assign(el('span', '×'), { ariaHidden: 'true' }), el('span', ', ' + hint, 'vh'));
      li.append(a); list.append(li);
    }
    function boards() {
      var p = one('.mine'), same = S.b.join() === mine.join(), a, b;
      p.replaceChildren();
      if (mine.length && !same) { a = el('a', T.only + ' (' + mine.length + ')'); a.href = state({ ...S, b: mine }); p.append(a, ' '); }
      if (S.b.length && !same) { b = el('button', T.keep); b.type = 'button'; b.dataset.do = 'mine'; p.append(b); }
    }
    function tally(i, count, none) { one('b', i.parentNode).textContent = count; i.parentNode.className = none ? 'zero' : ''; }
    function recall() { totals.forEach((count, at) => { tally(inputs[at], count); }); }
    function uncount() { inputs.forEach(i => { tally(i, ''); }); }
    /* Only of the groups that can be seen: each choice is something to load, and in a large catalog much, for which a person must turn to them */
    function counts(r, mark) {
      if (dir.n > 18e3 && !near) return active() ? uncount() : recall();
      return Promise.all(inputs.filter(i => one('.filters').open && i.closest('details').open).map(i => {
        var k = i.name, base = r.all.concat(r.but[k]);
        return Promise.resolve(k === 'x' || i.value === '' ? null : list(k + ':' + i.value).then(members)).then(set => {
          if (mark !== drawing) return;
          var x = k === 'x' ? range(i.value) : null, n = 0;
          base.forEach(d => { n += set ? set[d] : !x || (d >= x[0] && d < x[1]) ? 1 : 0; });
          tally(i, n.toLocaleString(lang), !n);
        });
      }));
    }
    /* Without a directory: at work while another index was loaded */
    function fail(e) { panel('fail'); status.textContent = ''; if (typeof e !== 'string' && dir) throw e; }
    /* What is loaded after the first rows: a stale part is loaded again, once; of a lost one, what is there stays, and the rest can be tried again */
    function late(e, mark) {
      if (mark !== drawing) return;
      if (e === 'stale' && !reloaded) { reloaded = true; reset(); return draw(); }
      uncount();
      one('.more').hidden = true;
      if (!has('.bare', hits)) { hits.append(el('li', null, 'bare')); hits.lastChild.append(from('fail')); }
      if (typeof e !== 'string') throw e;
    }
    function note(words) {
      var instead = words ? words.instead : [];
      var t = (S.q && !terms(S.q).length ? '“' + S.q + '”' + T.wordless : '') + instead.map(w => '“' + w[0] + '”' + T.unknown + T.instead + '“' + w[1] + '”. ').join('') + (cut ? T.words.replace('#', cut) : '') + (ignored.length ? T.ignored + ignored.join(', ') + '.' : '');
      return t && '. ' + t;
    }
    function choices(f) {
      chips.replaceChildren(); on.hidden = !f.length;
      f.forEach(x => { chip(chips, group(x[0]) + ': ' + label(x[0], x[1]), without(x[0], x[1]), T.remove); });
      if (f.length > 1) chip(chips, T.clear, { q: S.q, s: S.s });
    }
    function ready() { drawn = drawing; if (after) after(); after = null; }
    /* Each row is something to load: few while a person types, some after a pause, the others when they are scrolled to */
    function draw() {
      var mark = ++drawing, f = filters(), wait = typing ? 400 : 0, first = typing ? 2 : shown > 10 ? shown : few;
      typing = 0;
      drawnAs = hash();
      toInputs(); boards(); cut = 0;
      one('.filters > summary span').textContent = f.length ? '(' + f.length + ')' : '';
      choices(f);
      if (!active() && !S.s) { var e = panel('start'); if (mine.length) chip(one('.chips', e), T.freeMine, { b: mine, fee: '0', x: '0' }); status.textContent = note().slice(2); title = ''; recall(); return ready(); }
      var timer = setTimeout(() => { if (mark === drawing) { panel('wait'); status.textContent = T.loading; } }, 150);
      fresh(() => {
        return open().then(() => find(S)).then(r => {
          return Promise.resolve(sorted(r)).then(list => mark === drawing && Promise.all([r, list, Promise.all(list.slice(0, first).map(row))]));
        });
      }).then(a => {
        clearTimeout(timer);
        if (mark !== drawing) return;
        var r = a[0], current = since(today), gone = r.all.filter(n => n < current).length;
        found = a[1];
        if (S.p.length === 1 && a[2][0]) { named[S.p[0]] = a[2][0].p; choices(f); }
        status.replaceChildren(el('b', found.length ? num(T.acts, found.length) : T.none), gone ? num(T.expired, gone) : '');
        if (gone && gone < found.length && !S.x) { var h = el('a', T.hide[0]); h.append(el('span', T.hide[1], 'vh')); h.href = state({ ...S, x: '0' }); status.append(' (', h, ')'); }
        title = status.textContent.replace(/ \(.*/, '') + (S.q ? ': “' + S.q + '”' : '') + f.map(x => '; ' + group(x[0]) + ': ' + label(x[0], x[1])).join('');
        status.append(note(r.words));
        setTimeout(() => { if (mark === drawing) rest(r, first, mark).then(() => { reloaded = false; }).catch(e => { late(e, mark); }); }, wait);
        if (!found.length) { nothing(r, f); return ready(); }
        one('.set').hidden = false;
        marks = r.ws.concat(r.words ? r.words.instead.map(w => w[1]) : []);
        hits.replaceChildren(...a[2].map(hit));
        one('.more').hidden = true;
        one('.more button').textContent = T.more.replace('#', Math.min(10, found.length - shown));
        ready();
      }).catch(e => { clearTimeout(timer); if (mark === drawing) { drawn = drawing; after = null; fail(e); } });
    }
    function rest(r, first, mark) {
      return Promise.all([counts(r, mark), below(mark, few - first).then(() => {
        if (mark !== drawing) return;
        var missing = [...new Set(found.slice(0, most).filter(n => !loaded(n)).map(rowsOf))];
        if (missing.length <= 4) return Promise.all(missing.map(part)).catch(() => {});
      })]);
    }
    function next() { var mark = drawing; if (mark === watched) below(mark, 4).catch(e => { late(e, mark); }); }
    function rowsShown() { return all('li:not(.bare)', hits).length; }
    function below(mark, more) {
      var at = rowsShown(), due = Math.min(shown, found.length);
      watched = 0;
      eye.disconnect();
      return Promise.all(found.slice(at, Math.min(at + more, due)).map(row)).then(rows => {
        if (mark !== drawing) return;
        var trouble = has('.bare', hits);
        hits.append(...rows.map(hit));
        if (trouble && rows.length) hits.append(trouble);
        if (at + rows.length < due) { watched = mark; eye.observe(end); } else one('.more').hidden = found.length <= shown;
      });
    }
    /* No activity: the words that are in none, the filters that they may mean, and those that hide some */
    function nothing(r, f) {
      var e = panel('none'), why = one('.why', e), list = one('.chips', e), unknown = r.words ? r.words.unknown : [];
      if (!unknown.length) why.remove();
      unknown.forEach(w => {
        why.append('“', el('b', w), '”' + T.unknown);
        inputs.forEach(i => {
          if (/[bf]/.test(i.name) && w.length > 4 && terms(label(i.name, i.value)).some(t => t === w || edits(t, w) === 1)) {
            var s = { ...S, q: r.ws.filter(x => x !== w).join(' ') };
            s[i.name] = [i.value];
            chip(list, group(i.name) + ': ' + label(i.name, i.value), s);
          }
        });
      });
      f.forEach(x => { var s = without(x[0], x[1]), n = [].concat(s[x[0]]).filter(Boolean).length ? 0 : r.but[x[0]].length; if (n) chip(list, T.without + '“' + label(x[0], x[1]) + '”: ' + num(T.acts, n), s); });
      if (!list.firstChild) { list.previousElementSibling.remove(); list.remove(); }
    }

    /* Events */
    q.addEventListener('focus', () => { fresh(open).catch(() => {}); });
    q.addEventListener('input', () => {
      var w = terms(q.value).pop() || '';
      S.q = q.value.trim();
      after = null;
      /* In a large catalog, one or two letters begin very many words: wait for more of them. They will probably be in the same part */
      clearTimeout(pause);
      if (!dir || dir.n < 1000 || !w || w.length > 2 || /\s$/.test(q.value)) return go(true);
      pause = setTimeout(() => { S.q = q.value.trim(); go(true); }, 700);
      if (w[1]) entries(shard(w)).catch(() => {});
    });
    /* Enter searches for what is in the box, and goes to the first of what is found */
    seek = () => {
      clearTimeout(pause);
      q.blur();
      S.q = q.value.trim();
      function first() { (has('.hits h2 a') || q).focus(); }
      var same = state(S) === (hash() || '#');
      if (same && drawnAs === hash() && drawn === drawing) return first();
      after = first;
      /* What is still being looked for is not what is in the box */
      if (!same) { drawing++; drawnAs = ''; go(); }
    };
    sort.addEventListener('change', () => { S.s = sort.value; go(); });
    one('.filters').addEventListener('change', e => {
      var i = e.target, k = i.name;
      if (Array.isArray(S[k])) S[k] = inputs.filter(x => x.name === k && x.checked).map(x => x.value).concat(S[k].filter(v => !inputs.some(x => x.name === k && x.value === v))); else S[k] = i.value;
      go();
    });
    function recount() { var mark = drawing; if (dir && (active() || S.s)) find(S).then(r => counts(r, mark)).catch(e => { late(e, mark); }); }
    all('.filters, .filters details').forEach(d => { d.addEventListener('toggle', () => { if (d.open) recount(); }); });
    ['pointerenter', 'focusin'].forEach(t => { one('.filters').addEventListener(t, () => { if (!near) { near = true; recount(); } }); });
    /* Who comes to the rows by the keyboard may want to go on to the others */
    hits.addEventListener('focusin', next);
    /* Several changes may come at once: what was drawn for the last of them is not drawn again, and keeps the focus */
    addEventListener('hashchange', () => { readState(); if (hash() === drawnAs) return; if (!typing) q.value = S.q; draw(); });
    D.addEventListener('keydown', e => {
      var links = all('.hits h2 a'), at = links.indexOf(D.activeElement);
      if (e.key === 'Escape' && at >= 0) q.focus();
      if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && links.length && (at >= 0 || D.activeElement === q)) {
        var to = at + (e.key === 'ArrowDown' ? 1 : -1);
        if (to < 0) q.focus(); else if (links[to]) links[to].focus();
        if (links[to] || to < 0) e.preventDefault();
      }
    });
    /* On paper are all rows, up to `most`, if they are loaded: a print that the browser begins does not wait */
    var onPaper = false;
    toPaper = () => {
      var rows = found.slice(0, most), there = rows.every(loaded), shows = rowsShown(), count = there ? rows.length : shows;
      onPaper = shows < count;
      if (onPaper) hits.replaceChildren(...rows.map(n => hit(values(loaded(n)))));
      paperText = (count < found.length ? T.part.replace('#', count.toLocaleString(lang)) : '') + (title || address());
    };
    addEventListener('afterprint', () => { if (onPaper) draw(); });
    act.print = () => { var p = () => { print(); }; Promise.all(found.slice(0, most).map(row)).then(p, p); };
    D.addEventListener('keydown', e => { if (e.key === 'p' && (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey) { e.preventDefault(); act.print(); } });
    act.mine = () => { mine = S.b; store('boards', mine.join()); boards(); one('.filters [name=b]:checked').focus(); };
    act.retry = () => { reset(); draw(); };
    act.more = () => { var n = shown; shown += 10; history.replaceState({ shown: shown }, ''); after = () => { (all('.hits h2 a')[n] || q).focus(); }; draw(); };
    act.link = () => {
      var was = [...status.childNodes], done = () => { status.textContent = T.copied; setTimeout(() => { if (status.textContent === T.copied) status.replaceChildren(...was); }, 3e3); };
      if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, () => { prompt('', location.href); }); else prompt('', location.href);
    };
    act.csv = () => {
      var most = 5000, part = found.slice(0, most);
      function cell(v) { v = String(v); return '"' + (/^[=+\-@\t\r']/.test(v) ? "'" : '') + v.replace(/"/g, '""') + '"'; }
      Promise.all(part.map(row)).then(rows => {
        /* Excel reads the letters of other languages only after a byte order mark */
        save('activities.csv', 'text/csv;charset=utf-8', ['\ufeffid,title,provider,format,credits,fee,expires,boards'].concat(rows.map(r => [r.id, r.t, r.p, r.f, r.cs, r.fs, r.x, r.b.join('; ')].map(cell).join(','))).join('\r\n') + '\r\n');
        if (found.length > most) status.textContent = T.first.replace('#', most.toLocaleString(lang));
      }, fail);
    };
    var slash = one('#slash'); slash.checked = store('slash') !== '0';
    slash.addEventListener('change', () => { store('slash', slash.checked ? '1' : '0'); });
    readState(); draw();
  }
})();
