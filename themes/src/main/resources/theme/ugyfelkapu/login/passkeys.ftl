<#import "webauthn.ftl" as webauthn>

<#-- A passkey beside user name or password; the browser may offer it by itself. -->
<#macro conditionalUIData>
  <#if enableWebAuthnConditionalUI?has_content>
    <@webauthn.signIn label=msg("webauthn-doAuthenticate") mediation=mediation!"conditional"/>
  </#if>
</#macro>

<#-- For the browser to know where to offer its keys. -->
<#function username>
  <#return (enableWebAuthnConditionalUI!"")?has_content?then("username webauthn", "username")>
</#function>
