<#-- The parts of the frame that template.ftl puts together. -->

<#-- Whose pages these are: the theme's name for it, else the realm's. -->
<#function service>
  <#if properties.ukServiceName?has_content><#return properties.ukServiceName></#if>
  <#return (realm.displayName)!"">
</#function>

<#macro serviceName>
  <p class="uk-service">
    <#if properties.ukLogo?has_content>
      <#-- An address of its own, or a file of the theme; the name beside it is its text. -->
      <img src="<#if !properties.ukLogo?matches("(/|https?:|data:).*")>${url.resourcesPath}/</#if>${properties.ukLogo}" alt="" class="uk-logo">
    <#else>
      <svg class="uk-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><rect x="1" y="1" width="30" height="30" rx="7" class="uk-mark-ground"/><path d="M9 25V13a7 7 0 0 1 14 0v12M16 18v7" class="uk-mark-line"/></svg>
    </#if>
    <span>${service()}</span>
  </p>
</#macro>

<#-- Plain links, so that they work without script; each in its own language. -->
<#macro languages>
  <#if realm?? && realm.internationalizationEnabled && locale?? && locale.supported?size gt 1>
    <nav class="uk-languages" aria-label="${msg("ukLanguages")}">
      <ul>
        <#list locale.supported as l>
          <li>
            <#if l.languageTag == locale.currentLanguageTag>
              <span lang="${l.languageTag}" aria-current="true">${l.label}</span>
            <#else>
              <a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}">${l.label}</a>
            </#if>
          </li>
        </#list>
      </ul>
    </nav>
  </#if>
</#macro>

<#-- Names of fields in page order: the attributes of a user profile, with the passwords in their place, then the known ones. -->
<#function errorFields>
  <#local names = []>
  <#list (profile.attributes)![] as attribute>
    <#local names += [attribute.name]>
    <#if passwordRequired?? && ["username", "email"]?seq_contains(attribute.name)>
      <#local names += ["password", "password-confirm"]>
    </#if>
  </#list>
  <#local all = []>
  <#list names + (properties.ukErrorFields!"")?split(",") as name>
    <#if !all?seq_contains(name)><#local all += [name]></#if>
  </#list>
  <#return all>
</#function>

<#-- The name of an attribute of the user profile, whose messages say the same of every field; nothing for other fields. -->
<#function profileLabel field>
  <#list (profile.attributes)![] as attribute>
    <#if attribute.name == field>
      <#return attribute.displayName?has_content?then(advancedMsg(attribute.displayName!""), attribute.name)>
    </#if>
  </#list>
  <#return "">
</#function>

<#--
  The errors of known fields as links to them, in page order. If they are not all that the message says (a field that
  this theme does not know), the whole message stands instead. Focus comes by autofocus, without script.
-->
<#macro errorSummary displayMessage>
  <#local found = [] length = -1 fields = false>
  <#-- Keycloak's page for an uncaught error comes without field messages. -->
  <#if messagesPerField??>
    <#list errorFields() as field>
      <#if messagesPerField.existsError(field)>
        <#local fields = true>
        <#local found += [{"id": field, "text": messagesPerField.get(field), "label": profileLabel(field)}]>
        <#local length += messagesPerField.get(field)?length + 1>
      </#if>
    </#list>
    <#if messagesPerField.existsError("global")>
      <#local found += [{"id": "", "text": messagesPerField.get("global")}]>
      <#local length += messagesPerField.get("global")?length + 1>
    </#if>
  </#if>
  <#local whole = length == message.summary?length>
  <#if displayMessage || fields>
    <div class="uk-summary" role="alert">
      <p id="uk-summary-title" class="uk-summary-title" tabindex="-1" autofocus><#if fields>${msg("ukSummaryTitle")}<#else>${msg("ukFailureTitle")}</#if></p>
      <#if whole>
        <ul>
          <#list found as error>
            <li><#if error.id?has_content><a href="#${error.id}"><#if error.label?has_content>${error.label}: </#if>${error.text}</a><#else>${error.text}</#if></li>
          </#list>
        </ul>
      <#else>
        <p>${message.summary}</p>
      </#if>
    </div>
  </#if>
</#macro>

<#-- Not where nobody asks for a sign-in; at a sign-out Keycloak names its own account pages. -->
<#macro clientName>
  <#if client?? && (client.name)?has_content && !["login-oauth-grant", "logout-confirm", "frontchannel-logout", "info", "plus-signed-out"]?seq_contains(pageId)>
    <p class="uk-client"><#if isAppInitiatedAction!false>${msg("ukClientOfAction")}<#else>${msg("ukClient")}</#if> <strong>${advancedMsg(client.name)}</strong></p>
  </#if>
</#macro>

<#macro attemptedUsername>
  <p id="kc-username" class="uk-username">
    <span class="uk-label">${msg("username")}</span>
    <strong id="kc-attempted-username" class="uk-entry">${(auth.attemptedUsername)!}</strong>
    <#-- Nobody finishes an enrolment or a removal as somebody else; the link would only throw the login away. -->
    <#if !["plus-done", "plus-removed"]?seq_contains(pageId)>
      <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("ukNotYou")}</a>
    </#if>
  </p>
</#macro>

<#macro otherWays>
  <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post" novalidate>
      <button type="submit" id="try-another-way" name="tryAnotherWay" value="on" class="uk-button uk-button-link">${msg("doTryAnotherWay")}</button>
    </form>
  </#if>
  <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
    <form id="kc-switch-organization-form" action="${url.loginAction}" method="post" novalidate>
      <button type="submit" id="switch-organization" name="switchOrganization" value="true" class="uk-button uk-button-link">${msg("doSwitchOrganization")}</button>
    </form>
  </#if>
</#macro>

<#-- The same help in the same order on every page. -->
<#macro help>
  <ul class="uk-help-links">
    <#if properties.ukHelpPhone?has_content>
      <li>${msg("ukHelpPhone")} <a href="${properties.ukHelpPhoneUrl!}">${properties.ukHelpPhone}</a></li>
    </#if>
    <#if properties.ukHelpUrl?has_content>
      <li><a href="${properties.ukHelpUrl}">${msg("ukHelp")}</a></li>
    </#if>
    <#if properties.ukAccessibilityUrl?has_content>
      <li><a href="${properties.ukAccessibilityUrl}">${msg("ukAccessibility")}</a></li>
    </#if>
    <#if properties.ukPrivacyUrl?has_content>
      <li><a href="${properties.ukPrivacyUrl}">${msg("ukPrivacy")}</a></li>
    </#if>
  </ul>
</#macro>

<#-- On paper a page tells where it came from: a deletion code outlives the memory of it. -->
<#macro printedAddress>
  <#if url.hasAction()>
    <p class="uk-printed">${url.loginAction?replace("^(https?://[^/]+).*", "$1", "r")}</p>
  </#if>
</#macro>

<#--
  The warning before a page's time runs out (js/time-limit.js), and the same for those without script. The server counts
  from the last page it sent; how long is the realm's setting, which pages are not told.
-->
<#-- Minutes that this page can be used; 0: not told. Only a plain "0" in the setting is no limit, a mistake in it is not. -->
<#function limit>
  <#if !url.hasAction() || ["frontchannel-logout", "logout-confirm", "saml-post-form"]?seq_contains(pageId)><#return 0></#if>
  <#local set = (properties.ukTimeLimit!"")?trim>
  <#return set?matches("[0-9]{1,4}")?then(("0" + set)?number, 30)>
</#function>

<#-- For those without script, and where the page must not be asked for again: it would come with other codes. -->
<#macro writtenLimit>
  <#local minutes = limit()>
  <#if minutes gt 0>
    <#if pageId == "login-recovery-authn-code-config">
      <p class="uk-limit">${msg("ukTimeLimit", minutes?c)}</p>
    <#else>
      <noscript><p class="uk-limit">${msg("ukTimeLimit", minutes?c)}</p></noscript>
    </#if>
  </#if>
</#macro>

<#macro timeLimit>
  <#local minutes = limit()>
  <#if minutes gt 0 && pageId != "login-recovery-authn-code-config">
    <dialog id="uk-time" class="uk-dialog" aria-labelledby="uk-time-title" aria-describedby="uk-time-text" data-uk-limit="${minutes?c}" data-uk-minutes="${msg("ukTimeMinutes", "#")}" data-uk-minute="${msg("ukTimeMinute")}" data-uk-seconds="${msg("ukTimeSeconds")}" data-uk-kept="${msg("ukTimeKept")}">
      <div data-uk-time="warning">
        <h2 id="uk-time-title" class="uk-dialog-title">${msg("ukTimeTitle")}</h2>
        <p id="uk-time-text" aria-live="polite" aria-atomic="true">${msg("ukTimeLeft")} <strong id="uk-time-left"></strong></p>
      </div>
      <div data-uk-time="over" hidden>
        <h2 id="uk-time-over-title" class="uk-dialog-title" tabindex="-1">${msg("ukTimeOverTitle")}</h2>
        <p id="uk-time-over-text">${msg("ukTimeOver")}</p>
      </div>
      <p id="uk-time-note" role="status" data-uk-offline="${msg("ukTimeOffline")}"></p>
      <p class="uk-actions">
        <button type="button" class="uk-button uk-button-primary" data-uk-stay data-uk-over="${msg("ukTimeAgain")}">${msg("ukTimeStay")}</button>
        <a class="uk-button uk-button-secondary" href="<#if (client.baseUrl)?has_content>${client.baseUrl}<#else>${url.loginRestartFlowUrl}</#if>"><#if (client.baseUrl)?has_content>${msg("ukTimeLeave")}<#else>${msg("ukExpiredRestart")}</#if></a>
      </p>
    </dialog>
  </#if>
</#macro>
