<#import "template.ftl" as layout>
<#import "webauthn.ftl" as webauthn>
<@layout.registrationLayout displayInfo=realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("webauthn-login-title")}
  <#elseif section = "form">
    <p>${msg("ukPasskeyHow")}</p>
    <@webauthn.missing/>
    <@webauthn.keys/>
    <@webauthn.signIn label=msg("webauthn-doAuthenticate")/>
  <#elseif section = "info">
    <@webauthn.noAccountYet/>
  </#if>
</@layout.registrationLayout>
