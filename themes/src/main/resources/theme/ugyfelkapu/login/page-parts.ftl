<#-- The parts of the frame that template.ftl puts together. -->

<#macro serviceName>
  <p class="uk-service">
    <#if properties.ukLogo?has_content>
      <img src="${url.resourcesPath}/${properties.ukLogo}" alt="" class="uk-logo">
    <#else>
      <svg class="uk-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><rect x="1" y="1" width="30" height="30" rx="7" class="uk-mark-ground"/><path d="M9 25V13a7 7 0 0 1 14 0v12M16 18v7" class="uk-mark-line"/></svg>
    </#if>
    <span>${(realm.displayName)!}</span>
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
        <#local found += [{"id": field, "text": messagesPerField.get(field)}]>
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
            <li><#if error.id?has_content><a href="#${error.id}">${error.text}</a><#else>${error.text}</#if></li>
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
    <#if properties.ukAccessibilityUrl?has_content>
      <li><a href="${properties.ukAccessibilityUrl}">${msg("ukAccessibility")}</a></li>
    </#if>
    <#if properties.ukPrivacyUrl?has_content>
      <li><a href="${properties.ukPrivacyUrl}">${msg("ukPrivacy")}</a></li>
    </#if>
  </ul>
</#macro>
