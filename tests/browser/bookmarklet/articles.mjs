// Two articles on wars that were never fought, in the mark-up that newspapers use.

/** A paragraph's text runs over lines, and through links and emphasis, as it does in a real page's source. */
export const FIRST = {
  title: "Eritrea acusa a Etiopía de llevar 8.000 soldados al paso de Temrat",
  paragraphs: [
    `ASMARA.- El Gobierno de <a href="#eritrea">Eritrea</a> denunció el jueves que Etiopía ha llevado
      “más de 8.000&nbsp;soldados y unos 120&nbsp;vehículos blindados” hasta el paso de Temrat, la mayor
      concentración de tropas desde que fracasó la tregua de marzo.`,
    "“Son maniobras anunciadas hace meses y no amenazan a nadie”, respondió la portavoz del Ministerio de Defensa etíope, Hanna Tessema, que acusó a Asmara de <em>fabricar</em> una crisis.",
    "Según un informe de la <strong>Organización de las Naciones Unidas</strong> (ONU), entre <b>4.500</b> y <b>5.000</b> soldados etíopes han llegado a la zona en dos semanas, con artillería y seis sistemas antiaéreos. El documento añade que las milicias de Afar cuentan con unos 1.300 combatientes.",
    "Los dos ejércitos discrepan también sobre las bajas. El general eritreo Tekle Habte aseguró que 90 soldados etíopes murieron el sábado y que los suyos capturaron cuatro tanques. “Hemos perdido a siete hombres, no a noventa”, replicó Tessema. “El resto”, dijo, “es propaganda”.",
    'Al menos 35 civiles han muerto desde el domingo, entre ellos once niños, y 6.000 personas han huido de sus casas. El Comité Internacional de la Cruz Roja pidió a las partes que respeten los <a href="#h">hos<wbr>pitales</a>.',
    'Estados Unidos y la <span class="c">Unión <span>Europea</span></span> exigieron a Adís Abeba que retire sus tropas. Un alto funcionario francés dijo a Reuters que París calcula que hasta 9.000 militares etíopes podrían participar en una ofensiva, aunque reconoció que nadie los ha contado.',
    "Tessema lo niega: según ella, Etiopía mantiene tres batallones en la frontera y ninguno al otro lado. Yibuti, que acoge a unos 2.000 refugiados, ofreció mediar entre los dos gobiernos.",
    "Cientos de soldados sudaneses siguen desplegados al oeste del paso. Habte visitó ayer a las tropas en el frente y les prometió que Temrat no caerá.",
  ],
};

export const SECOND = {
  title: "Bolivia y Paraguay cuentan sus muertos tras la noche de Ibibobo",
  paragraphs: [
    "LA PAZ.- Bolivia y Paraguay dieron el viernes cifras opuestas del combate de Ibibobo. El Ministerio de Defensa boliviano aseguró que murieron 140 soldados paraguayos; Asunción admitió 22.",
    "“Nadie ha cruzado el río”, afirmó el presidente de Paraguay, Aníbal Recalde, que acusó a Bolivia de mentir sobre el ataque.",
    "La Organización de los Estados Americanos calcula que unos 3.400 soldados bolivianos y 2.100 paraguayos combaten en el Chaco, y que al menos 18 civiles han muerto.",
    "Brasil y Argentina pidieron una tregua de diez días. Según la Cruz Roja, más de 900 heridos esperan en los hospitales de Villamontes.",
    "El general boliviano Rufino Quispe dijo que sus tropas capturaron siete tanques y a 60 paraguayos. Recalde lo negó.",
  ],
};

/** @param {string[]} paragraphs */
const body = (paragraphs) => paragraphs.map((words) => `<p>${words}</p>`).join("\n    ");

/** An article with what stands in and around one. @param {typeof FIRST} article @param {string} id */
export const articleOf = ({ title, paragraphs }, id = "noticia") => `<article id="${id}" class="noticia">
  <header>
    <h1>${title}</h1>
    <p class="firma">Por <a href="#autora">Lucía Benavides</a> · <time datetime="2031-05-08">8 may. 2031</time></p>
  </header>
  <div class="cuerpo">
    ${body(paragraphs.slice(0, 3))}
    <aside class="relacionadas"><h2>Lea también</h2><ul><li><a href="#1">Sudán cierra su frontera</a></li><li><a href="#2">China vende 40 tanques</a></li></ul></aside>
    ${body(paragraphs.slice(3))}
  </div>
</article>`;
