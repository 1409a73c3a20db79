<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "passkeys.ftl" as passkeys>
<#-- canChooseOtherMethod: set by a login flow with a chooser of identification methods. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("username", "password") displayInfo=realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <form id="kc-form-login" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <#if auth?has_content && auth.showUsername()>
        <@fields.text id="username" label=msg("username") value=(auth.attemptedUsername)!"" autocomplete="username" readonly=true/>
      <#elseif !usernameHidden??>
        <@fields.text id="username" label=msg("username") value=(login.username)!"" autocomplete=passkeys.username()/>
      </#if>
      <@fields.password id="password" label=msg("password")/>
      <#if realm.rememberMe && !usernameHidden??>
        <@fields.check id="rememberMe" label=msg("rememberMe") checked=(login.rememberMe)??/>
      </#if>
      <input type="hidden" name="credentialId" value="${(auth.selectedCredential)!}">
      <div class="uk-actions">
        <@fields.submit>${msg("doLogIn")}</@fields.submit>
        <#if canChooseOtherMethod!false>
          <button type="submit" name="back" value="true" class="uk-button uk-button-link">${msg("ugyfelkapuBack")}</button>
        </#if>
      </div>
    </form>
    <@passkeys.conditionalUIData/>
    <#if realm.resetPasswordAllowed>
      <p><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
    </#if>
  <#elseif section = "info">
    <p>${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
  <#elseif section = "socialProviders">
    <#include "social-providers.ftl">
  </#if>
</@layout.registrationLayout>
