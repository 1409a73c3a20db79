<#import "template.ftl" as layout>
<@layout.registrationLayout bodyClass="oauth"; section>
  <#assign clientTitle = (client.name?has_content)?then(advancedMsg(client.name!""), client.clientId)>
  <#if section = "header">
    ${msg("ukGrantTitle")}
  <#elseif section = "form">
    <div id="kc-oauth">
      <p>${msg("ukGrantWho")} <strong>${clientTitle}</strong></p>
      <h2>${msg("oauthGrantRequest")}</h2>
      <ul>
        <#list oauth.clientScopesRequested![] as scope>
          <li>${advancedMsg(scope.consentScreenText)}<#if scope.parameterizedScopeParameter??>: <strong>${scope.parameterizedScopeParameter}</strong></#if></li>
        </#list>
      </ul>
      <#if client.attributes.tosUri?has_content || client.attributes.policyUri?has_content>
        <ul>
          <#if client.attributes.tosUri?has_content><li><a href="${client.attributes.tosUri}">${msg("ukGrantTerms")}</a></li></#if>
          <#if client.attributes.policyUri?has_content><li><a href="${client.attributes.policyUri}">${msg("ukGrantPolicy")}</a></li></#if>
        </ul>
      </#if>
      <form class="uk-form" action="${url.oauthAction}" method="post" novalidate>
        <input type="hidden" name="code" value="${oauth.code}">
        <div class="uk-actions">
          <button type="submit" id="kc-login" name="accept" value="true" class="uk-button uk-button-primary">${msg("ukGrantYes")}</button>
          <button type="submit" id="kc-cancel" name="cancel" value="true" class="uk-button uk-button-secondary">${msg("ukGrantNo")}</button>
        </div>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
