<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#-- Keycloak hands over a key, a text that is formatted already, or nothing; a text must not be formatted again. -->
    <#if (messageHeader!"")?matches("[\\w.-]+")>${msg(messageHeader)}<#elseif (messageHeader!"")?has_content>${messageHeader}<#else>${msg("ukInfoTitle")}</#if>
  <#elseif section = "form">
    <div id="kc-info-message">
      <p>${message.summary}</p>
      <#if requiredActions?has_content>
        <ul>
          <#list requiredActions as action><li>${msg("requiredAction." + action)}</li></#list>
        </ul>
      </#if>
      <#if !skipLink??>
        <#if pageRedirectUri?has_content>
          <p><a class="uk-button uk-button-primary" href="${pageRedirectUri}">${msg("backToApplication")}</a></p>
        <#elseif actionUri?has_content>
          <p><a class="uk-button uk-button-primary" href="${actionUri}">${msg("proceedWithAction")}</a></p>
        <#elseif (client.baseUrl)?has_content>
          <p><a class="uk-button uk-button-primary" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
        </#if>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
