<#import "layout.ftl" as layout>
<@layout.page title=t.softCardTitle demo=true>
    <p>${t.softCardIntro}</p>
    <p>${t.softCardPin} <strong id="pin">${pin}</strong></p>
    <h2>${t.softCardCards}</h2>
    <ul id="cards" class="cards">
      <#list cards as card>
      <li id="card-${card.id}">
        <h3>${card.name}</h3>
        <dl>
          <div><dt>${t.birthDate}</dt><dd>${card.birthDate}</dd></div>
          <div><dt>${t.softCardNumber}</dt><dd>${card.id}</dd></div>
          <div><dt>${t.softCardValid}</dt><dd>${card.issued} – ${card.validUntil}</dd></div>
          <div><dt>${t.softCardState}</dt><dd class="state"><#if card.revoked>${t.softCardRevoked}<#else>${t.softCardGood}</#if></dd></div>
        </dl>
        <div class="buttons">
          <form action="/soft-card/renew" method="post">
            <input type="hidden" name="card" value="${card.id}">
            <button type="submit" class="secondary" aria-label="${t.softCardRenew}: ${card.name}, ${card.birthDate}">${t.softCardRenew}</button>
          </form>
          <#if !card.revoked>
          <form action="/soft-card/revoke" method="post">
            <input type="hidden" name="card" value="${card.id}">
            <button type="submit" class="secondary" aria-label="${t.softCardRevoke}: ${card.name}, ${card.birthDate}">${t.softCardRevoke}</button>
          </form>
          </#if>
        </div>
      </li>
      </#list>
    </ul>
    <h2>${t.softCardUse}</h2>
    <p>${t.softCardUseReader} <code>docker/soft-card-extension</code></p>
    <p id="installed">${t.softCardInstalled}</p>
    <p>${t.softCardUsePhone}</p>
</@layout.page>
