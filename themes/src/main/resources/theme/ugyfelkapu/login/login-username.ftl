<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("username") displayInfo=realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <form id="kc-form-login" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <#if !usernameHidden??>
        <@fields.text id="username" label=msg("username") value=(login.username)!"" autocomplete=passkeys.username()/>
        <#if realm.rememberMe>
          <@fields.check id="rememberMe" label=msg("rememberMe") checked=(login.rememberMe)??/>
        </#if>
      </#if>
      <div class="uk-actions">
        <@fields.submit>${msg("doContinue")}</@fields.submit>
      </div>
    </form>
    <@passkeys.conditionalUIData/>
  <#elseif section = "info">
    <p>${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
  <#elseif section = "socialProviders">
    <#include "social-providers.ftl">
  </#if>
</@layout.registrationLayout>
