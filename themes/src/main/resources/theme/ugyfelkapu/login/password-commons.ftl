<#import "fields.ftl" as fields>

<#macro logoutOtherSessions>
  <@fields.check id="logout-sessions" label=msg("logoutOtherSessions")/>
</#macro>

<#-- The realm's rules for passwords, as far as Keycloak tells them to a page; read before typing, checked by the server. -->
<#macro rules>
  <#local texts = []>
  <#list {"length": "ukRuleLength", "maxLength": "ukRuleMaxLength", "digits": "ukRuleDigits", "lowerCase": "ukRuleLowerCase", "upperCase": "ukRuleUpperCase", "specialChars": "ukRuleSpecialChars", "passwordHistory": "ukRuleHistory"} as policy, key>
    <#if ((passwordPolicies[policy])!-1) gt 0><#local texts += [msg(key, passwordPolicies[policy])]></#if>
  </#list>
  <#if (passwordPolicies.notUsername)!false><#local texts += [msg("ukRuleNotUsername")]></#if>
  <#if (passwordPolicies.notEmail)!false><#local texts += [msg("ukRuleNotEmail")]></#if>
  <#if texts?has_content>
    <div id="password-rules" class="uk-rules uk-hint">
      <p>${msg("ukRules")}</p>
      <ul><#list texts as text><li>${text}</li></#list></ul>
    </div>
  </#if>
</#macro>

<#function rulesId>
  <#local shown><@rules/></#local>
  <#return shown?markup_string?trim?has_content?then("password-rules", "")>
</#function>

<#-- Rules, new password and the same again, with the names and error names that Keycloak gives them on this page. -->
<#macro newPassword name label again=msg("passwordConfirm") required=false>
  <@rules/>
  <@fields.password id="password" name=name label=label autocomplete="new-password" required=required described=rulesId()/>
  <@fields.password id="password-confirm" label=again autocomplete="new-password" required=required/>
</#macro>
