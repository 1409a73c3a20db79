<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "webauthn.ftl" as webauthn>
<@layout.registrationLayout displayInfo=realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("passkey-login-title")}
  <#elseif section = "form">
    <p>${msg("ukPasskeyHow")}</p>
    <@webauthn.missing/>
    <@webauthn.keys/>
    <#-- Only for the browser to hang its list of keys on: it is not sent. -->
    <#if realm.password && !usernameHidden??>
      <form id="kc-form-login" class="uk-form" method="post" action="${url.loginAction}" novalidate hidden data-uk-webauthn-list>
        <@fields.text id="username" label=msg("passkey-autofill-select") value=(login.username)!"" autocomplete="username webauthn"/>
      </form>
    </#if>
    <@webauthn.signIn label=msg("passkey-doAuthenticate") mediation="conditional"/>
  <#elseif section = "info">
    <@webauthn.noAccountYet/>
  </#if>
</@layout.registrationLayout>
