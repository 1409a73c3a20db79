<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  challengeNonce, secondsLeft, validUntil: the challenge, the seconds until it ends, and that time as text; requestId: its short name;
  unavailable: the method does not work now, the message says so; demo: only demo cards are taken; clientUrl: where to get the
  client program, or absent; phone: absent if there is no phone way, else {qr: {size, path}, link, statusUrl, state}, the QR code
  as in plus-enrol-app.ftl, link the page for this very device, state "waiting", "confirmed", "answered", "denied" or "gone".
-->

<#-- A step, and beside it how far it is: the script changes both. -->
<#macro step label><li data-uk-step="open"><span>${label}</span> <span class="uk-card-state">${msg("ugyfelkapuCardStateOpen")}</span></li></#macro>

<#-- codes: of Web eID; client: the client program itself is the trouble, then "reload", "check" or "none" is what helps; helped: more help stands below. -->
<#macro problem codes title client="" helped=false>
  <div hidden class="uk-notice uk-notice-wrong" data-uk-card-error="${codes}"<#if client?has_content> data-uk-client="${client}"</#if><#if helped> data-uk-help</#if>>
    <p><strong>${title}</strong></p>
    <#nested>
  </div>
</#macro>

<#macro getClient>
  <#if clientUrl?has_content>
    <p><a href="${clientUrl}" class="uk-otpauth" target="_blank" rel="noopener noreferrer">${msg("ugyfelkapuCardClientGet")}</a></p>
  </#if>
</#macro>

<#macro reader>
  <section data-uk-card-way class="uk-card-way" aria-labelledby="card-reader-title">
    <h2 id="card-reader-title">${msg("ugyfelkapuCardReaderTitle")}</h2>
    <p>${msg("ugyfelkapuCardReaderLead")}</p>
    <noscript>
      <p class="uk-notice">${msg("ugyfelkapuCardNoScript")}<#if phone??> ${msg("ugyfelkapuCardNoScriptPhone")}</#if></p>
      <@getClient/>
    </noscript>
    <ol id="card-status" class="uk-card-steps" role="list" aria-label="${msg("ugyfelkapuCardSteps")}" data-open="${msg("ugyfelkapuCardStateOpen")}" data-now="${msg("ugyfelkapuCardStateNow")}" data-done="${msg("ugyfelkapuCardStateDone")}" data-failed="${msg("ugyfelkapuCardStateFailed")}">
      <@step msg("ugyfelkapuCardStepClient")/>
      <@step msg("ugyfelkapuCardStepCard")/>
      <@step msg("ugyfelkapuCardStepPin")/>
      <@step msg("ugyfelkapuCardStepVerified")/>
    </ol>
    <div id="card-news" role="status">
      <p hidden data-uk-card-news="looking">${msg("ugyfelkapuCardLooking")}</p>
      <p hidden data-uk-card-news="ready">${msg("ugyfelkapuCardReady")}</p>
      <p hidden data-uk-card-news="running">${msg("ugyfelkapuCardRunning")}</p>
      <p hidden data-uk-card-news="checking">${msg("ugyfelkapuCardChecking")}</p>
      <@problem codes="ERR_WEBEID_EXTENSION_UNAVAILABLE" client="reload" title=msg("ugyfelkapuCardProblem.extension")>
        <p>${msg("ugyfelkapuCardProblem.extension.install")}</p>
        <p>${msg("ugyfelkapuCardProblem.extension.enable")}</p>
        <@getClient/>
      </@problem>
      <@problem codes="ERR_WEBEID_NATIVE_UNAVAILABLE" client="check" title=msg("ugyfelkapuCardProblem.native")>
        <p>${msg("ugyfelkapuCardProblem.native.install")}</p>
        <p>${msg("ugyfelkapuCardProblem.native.restart")}</p>
        <@getClient/>
      </@problem>
      <@problem codes="ERR_WEBEID_VERSION_MISMATCH ERR_WEBEID_VERSION_INVALID" client="reload" title=msg("ugyfelkapuCardProblem.version")>
        <p>${msg("ugyfelkapuCardProblem.version.update")}</p>
        <@getClient/>
      </@problem>
      <@problem codes="UNSUPPORTED_BROWSER" client="none" title=msg("ugyfelkapuCardProblem.browser")>
        <p>${msg("ugyfelkapuCardProblem.browser.computer")}</p>
        <p><#if phone??>${msg("ugyfelkapuCardProblem.browser.phone")}<#else>${msg("ugyfelkapuCardProblem.browser.other")}</#if></p>
      </@problem>
      <@problem codes="ERR_WEBEID_CONTEXT_INSECURE" client="none" title=msg("ugyfelkapuCardProblem.insecure")>
        <p>${msg("ugyfelkapuCardProblem.insecure.address")}</p>
      </@problem>
      <@problem codes="ERR_WEBEID_USER_CANCELLED" helped=true title=msg("ugyfelkapuCardProblem.cancelled")>
        <p>${msg("ugyfelkapuCardProblem.cancelled.again")}</p>
      </@problem>
      <@problem codes="ERR_WEBEID_USER_TIMEOUT" helped=true title=msg("ugyfelkapuCardProblem.timeout")>
        <p>${msg("ugyfelkapuCardProblem.timeout.again")}</p>
      </@problem>
      <@problem codes="ERR_WEBEID_ACTION_TIMEOUT" helped=true title=msg("ugyfelkapuCardProblem.silent")>
        <p>${msg("ugyfelkapuCardProblem.silent.again")}</p>
      </@problem>
      <@problem codes="ERR_WEBEID_ACTION_PENDING" title=msg("ugyfelkapuCardProblem.pending")>
        <p>${msg("ugyfelkapuCardProblem.pending.close")}</p>
      </@problem>
      <@problem codes="ERR_WEBEID_UNKNOWN_ERROR ERR_WEBEID_NATIVE_FATAL ERR_WEBEID_NATIVE_INVALID_ARGUMENT" helped=true title=msg("ugyfelkapuCardProblem.program")>
        <p>${msg("ugyfelkapuCardProblem.program.again")}</p>
      </@problem>
    </div>
    <@form.actions>
      <button type="button" hidden data-uk-card-start data-uk-again="${msg("ugyfelkapuCardAgain")}" class="uk-button uk-button-primary ${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonLargeClass!}">${msg("ugyfelkapuCardStart")}</button>
    </@form.actions>
    <div hidden data-uk-card-help id="card-help">
      <h3>${msg("ugyfelkapuCardHelpTitle")}</h3>
      <details class="uk-details">
        <summary>${msg("ugyfelkapuCardHelp.reader")}</summary>
        <p>${msg("ugyfelkapuCardHelp.reader.connect")}</p>
        <p>${msg("ugyfelkapuCardHelp.reader.driver")}</p>
      </details>
      <details class="uk-details">
        <summary>${msg("ugyfelkapuCardHelp.card")}</summary>
        <p>${msg("ugyfelkapuCardHelp.card.place")}</p>
        <p>${msg("ugyfelkapuCardHelp.card.which")}</p>
      </details>
      <details class="uk-details">
        <summary>${msg("ugyfelkapuCardHelp.pin")}</summary>
        <@pinHelp/>
      </details>
      <details class="uk-details">
        <summary>${msg("ugyfelkapuCardHelp.program")}</summary>
        <p>${msg("ugyfelkapuCardHelp.program.restart")}</p>
        <p>${msg("ugyfelkapuCardHelp.program.install")}</p>
        <@getClient/>
      </details>
    </div>
  </section>
</#macro>

<#macro pinHelp>
  <p>${msg("ugyfelkapuCardHelp.pin.stop")}</p>
  <p>${msg("ugyfelkapuCardHelp.pin.unblock")}</p>
  <p>${msg("ugyfelkapuCardHelp.pin.first")}</p>
</#macro>

<#macro phoneState name><p<#if phone.state != name> hidden</#if> data-uk-phone="${name}"><#nested></p></#macro>

<#macro byPhone>
  <section data-uk-card-way data-uk-card-phone class="uk-card-way" aria-labelledby="card-phone-title" data-uk-status="${phone.statusUrl}" data-uk-state="${phone.state}">
    <h2 id="card-phone-title">${msg("ugyfelkapuCardPhoneTitle")}</h2>
    <p>${msg("ugyfelkapuCardPhoneLead")}</p>
    <p>${msg("ugyfelkapuCardPhoneScan")}</p>
    <svg id="card-qr" class="uk-qr" role="img" aria-label="${msg("ugyfelkapuCardPhoneQrAlt")}" viewBox="0 0 ${phone.qr.size?c} ${phone.qr.size?c}" width="240" height="240" shape-rendering="crispEdges"><rect width="${phone.qr.size?c}" height="${phone.qr.size?c}" fill="#fff"/><path d="${phone.qr.path}" fill="#000"/></svg>
    <p>${msg("ugyfelkapuCardPhoneId")} <@form.groupedCode id="request-id" groups=[requestId]/></p>
    <p><a href="${phone.link}" class="uk-otpauth">${msg("ugyfelkapuCardPhoneHere")}</a></p>
    <div id="card-phone-news" role="status">
      <@phoneState "waiting">${msg("ugyfelkapuCardPhoneState.waiting")}</@phoneState>
      <@phoneState "confirmed">${msg("ugyfelkapuCardPhoneState.confirmed")}</@phoneState>
      <@phoneState "answered">${msg("ugyfelkapuCardPhoneState.answered")}</@phoneState>
      <@phoneState "denied">${msg("ugyfelkapuCardOver.denied")}</@phoneState>
      <@phoneState "gone">${msg("ugyfelkapuCardOver.gone")}</@phoneState>
    </div>
    <@form.actions>
      <@form.secondary name="phone">${msg("ugyfelkapuCardPhoneDone")}</@form.secondary>
    </@form.actions>
  </section>
</#macro>

<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuCardTitle")}
  <#elseif section = "form">
    <#if unavailable!false>
      <form method="post" action="${url.loginAction}" novalidate class="uk-form">
        <@form.actions>
          <@form.back/>
        </@form.actions>
      </form>
    <#else>
      <form method="post" action="${url.loginAction}" novalidate class="uk-form" data-uk-card data-uk-nonce="${challengeNonce}" data-uk-seconds="${secondsLeft?c}">
        <input type="hidden" id="authToken" name="authToken" value="">
        <#if demo!false>
          <p class="uk-notice">${msg("ugyfelkapuCardDemo")}</p>
        </#if>
        <div role="status">
          <p hidden class="uk-notice" data-uk-card-soon>${msg("ugyfelkapuCardOver.soon")}</p>
          <p hidden class="uk-notice" data-uk-card-over="expired">${msg("ugyfelkapuCardOver.expired")}</p>
          <p hidden class="uk-notice" data-uk-card-over="denied">${msg("ugyfelkapuCardOver.denied")}</p>
          <p hidden class="uk-notice" data-uk-card-over="gone">${msg("ugyfelkapuCardOver.gone")}</p>
        </div>
        <div hidden data-uk-card-renew>
          <@form.actions><@form.primary name="renew">${msg("ugyfelkapuCardRenew")}</@form.primary></@form.actions>
        </div>
        <p data-uk-card-way>${msg("ugyfelkapuCardValidUntil")} <strong>${validUntil}</strong></p>
        <@reader/>
        <#if phone??>
          <@byPhone/>
        </#if>
        <@form.actions>
          <@form.back/>
        </@form.actions>
      </form>
      <script type="module" src="${url.resourcesPath}/js/id-card.js"></script>
    </#if>
  </#if>
</@layout.registrationLayout>
