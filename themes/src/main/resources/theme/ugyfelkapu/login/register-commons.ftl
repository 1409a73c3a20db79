<#import "fields.ftl" as fields>

<#-- The terms may hold markup: they are the realm's own text, which Keycloak cleans. -->
<#macro termsText>
  <div id="kc-terms-text" class="uk-terms">${kcSanitize(msg("termsText"))?no_esc}</div>
</#macro>

<#macro termsAcceptance>
  <#if termsAcceptanceRequired??>
    <h2>${msg("termsTitle")}</h2>
    <@termsText/>
    <@fields.check id="termsAccepted" label=msg("acceptTerms")/>
  </#if>
</#macro>
