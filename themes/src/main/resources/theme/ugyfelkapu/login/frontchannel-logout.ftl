<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("frontchannel-logout.title")}
  <#elseif section = "form">
    <p>${msg("frontchannel-logout.message")}</p>
    <ul>
      <#list logout.clients as client>
        <li>${client.name!}<iframe src="${client.frontChannelLogoutUrl}" title="${client.name!}" hidden></iframe></li>
      </#list>
    </ul>
    <#if logout.logoutRedirectUri?has_content>
      <script type="module" src="${url.resourcesPath}/js/follow.js"></script>
      <p><a id="continue" data-uk-follow class="uk-button uk-button-primary" href="${logout.logoutRedirectUri}">${msg("doContinue")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
