(() => {
  'use strict';
  const shapes = ['circle', 'rect', 'triangle', 'rectRot', 'crossRot', 'star'];
  const light = ['#0550ae', '#b04a00', '#00704f', '#8a2f6b', '#6b5d00', '#444c56'];
  const dark = ['#79b8ff', '#ff9e4f', '#4fd6a5', '#f0a0d0', '#e3c94f', '#c9d1d9'];
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const charts = [];

  const powerOfTen = value => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6);

  function axis(title, logarithmic, colour, line) {
    return {
      type: logarithmic ? 'logarithmic' : 'linear',
      title: {display: true, text: title, color: colour},
      grid: {color: line},
      ticks: {
        color: colour,
        maxRotation: 0,
        callback(value, index, ticks) {
          const wide = logarithmic && ticks.length > 1 && ticks[ticks.length - 1].value / ticks[0].value > 20;
          return wide && !powerOfTen(value) ? '' : value.toLocaleString('en');
        }
      },
      beginAtZero: !logarithmic
    };
  }

  function draw(figure) {
    const plot = JSON.parse(figure.querySelector('script').textContent);
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue('--ink').trim();
    const line = style.getPropertyValue('--line').trim();
    const colours = scheme.matches ? dark : light;
    return new Chart(figure.querySelector('canvas'), {
      type: 'scatter',
      data: {
        datasets: plot.series.map((series, index) => ({
          label: series.name,
          data: series.points.map(([x, y]) => ({x, y}))
            .filter(point => (!plot.logX || point.x > 0) && (!plot.logY || point.y > 0)),
          showLine: true,
          borderColor: colours[index % colours.length],
          backgroundColor: colours[index % colours.length],
          pointStyle: shapes[index % shapes.length],
          pointRadius: 5,
          borderWidth: index === 0 ? 3 : 2
        }))
      },
      options: {
        animation: still ? false : {duration: 200},
        maintainAspectRatio: false,
        interaction: {mode: 'nearest', intersect: false},
        plugins: {legend: {labels: {color: ink, usePointStyle: true}}},
        scales: {x: axis(plot.x, plot.logX, ink, line), y: axis(plot.y, plot.logY, ink, line)}
      }
    });
  }

  function drawAll() {
    charts.splice(0).forEach(chart => chart.destroy());
    document.querySelectorAll('figure').forEach(figure => charts.push(draw(figure)));
  }

  document.body.classList.add('draws');
  drawAll();
  scheme.addEventListener('change', drawAll);
})();
