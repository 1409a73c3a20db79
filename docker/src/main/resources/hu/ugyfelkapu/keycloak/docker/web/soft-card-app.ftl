<#import "layout.ftl" as layout>
<@layout.page title=t.appTitle demo=true script="/soft-card/app.js">
    <noscript><p>${t.appNoScript}</p></noscript>
    <p id="no-request" role="alert" hidden>${t.appNoRequest}</p>
    <form id="app" hidden>
      <dl>
        <div><dt>${t.readerOrigin}</dt><dd id="origin"></dd></div>
      </dl>
      <fieldset>
        <legend>${t.readerChoose}</legend>
        <#list cards as card>
        <div class="choice">
          <input type="radio" id="card-${card.id}" name="card" value="${card.id}"<#if card?index == 0> checked</#if>>
          <label for="card-${card.id}">${card.name}, ${card.birthDate}</label>
        </div>
        </#list>
      </fieldset>
      <label class="field" for="pin">${t.readerPin}</label>
      <div role="alert">
        <p id="wrong-pin" class="error" hidden>${t.readerWrongPin}</p>
        <p id="no-card" class="error" hidden>${t.readerNoCard}</p>
        <p id="failed" class="error" hidden>${t.readerFailed}</p>
      </div>
      <input type="password" id="pin" inputmode="numeric" autocomplete="off">
      <p class="quiet">${t.readerPinHint}</p>
      <div class="buttons">
        <button type="submit" id="confirm">${t.readerConfirm}</button>
        <button type="button" id="cancel" class="secondary">${t.readerCancel}</button>
      </div>
    </form>
</@layout.page>
