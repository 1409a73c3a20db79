<#--
  The form parts of the pack's own pages. One macro owns label, hint, error and ids of a field, so that
  no page can tie them together wrongly. The class properties of Keycloak's themes make the parts usable
  under stock themes; the uk- classes and data-uk- hooks belong to the theme "ugyfelkapu". What needs its
  script is rendered hidden and shown by the script.
-->

<#-- Ids for aria-describedby: the hint, then the error, as far as they exist. -->
<#function describedBy name hint extra="">
  <#local ids = []>
  <#if hint?has_content><#local ids += [name + "-hint"]></#if>
  <#if extra?has_content><#local ids += [extra]></#if>
  <#if messagesPerField.existsError(name)><#local ids += [name + "-error"]></#if>
  <#return ids?join(" ")>
</#function>

<#macro error name>
  <#if messagesPerField.existsError(name)>
    <p id="${name}-error" class="uk-error ${properties.kcInputErrorMessageClass!}"><span class="uk-hidden">${msg("ugyfelkapuErrorPrefix")}</span> ${messagesPerField.get(name)}</p>
  </#if>
</#macro>

<#macro describing ids><#if ids?has_content> aria-describedby="${ids}"</#if></#macro>

<#macro field name label hint="" type="text" autocomplete="off" inputmode="" value="" code=false describedby="">
  <div class="uk-field<#if messagesPerField.existsError(name)> uk-field-wrong</#if> ${properties.kcFormGroupClass!}">
    <label for="${name}" class="uk-label ${properties.kcLabelClass!}">${label}</label>
    <#if hint?has_content><p id="${name}-hint" class="uk-hint">${hint}</p></#if>
    <@error name/>
    <div class="uk-control">
      <span class="uk-input ${properties.kcInputClass!}">
        <input id="${name}" name="${name}" type="${type}" value="${value}" dir="ltr"<#if code> class="uk-code-input"</#if> autocomplete="${autocomplete}"<#if inputmode?has_content> inputmode="${inputmode}"</#if> spellcheck="false" autocapitalize="none" autocorrect="off"<@describing describedBy(name, hint, describedby)/><#if messagesPerField.existsError(name)> aria-invalid="true"</#if>>
      </span>
      <#if type = "password">
        <button type="button" class="uk-toggle" hidden data-uk-toggle="${name}" aria-controls="${name}" data-uk-show="${msg("ugyfelkapuShowPassword")}" data-uk-hide="${msg("ugyfelkapuHidePassword")}" data-uk-shown="${msg("ugyfelkapuPasswordShown")}" data-uk-hidden="${msg("ugyfelkapuPasswordHidden")}">${msg("ugyfelkapuShowPassword")}</button>
      </#if>
    </div>
  </div>
</#macro>

<#macro passwordField name label hint="">
  <@field name=name label=label hint=hint type="password" autocomplete="current-password"/>
</#macro>

<#-- One text field for a six-digit code: spaces and hyphens are the server's to remove. -->
<#macro codeField name label hint="" describedby="">
  <@field name=name label=label hint=hint autocomplete="one-time-code" inputmode="numeric" code=true describedby=describedby/>
</#macro>

<#macro checkbox name label>
  <div class="uk-field uk-check<#if messagesPerField.existsError(name)> uk-field-wrong</#if> ${properties.kcFormGroupClass!}">
    <@error name/>
    <div class="uk-check-row ${properties.kcCheckboxClass!}">
      <input id="${name}" name="${name}" type="checkbox" value="true" class="${properties.kcCheckboxInputClass!}"<@describing describedBy(name, "")/><#if messagesPerField.existsError(name)> aria-invalid="true"</#if>>
      <label for="${name}" class="${properties.kcCheckboxLabelClass!}">${label}</label>
    </div>
  </div>
</#macro>

<#macro primary name="" value="true">
  <button type="submit"<#if name?has_content> name="${name}" value="${value}"</#if> class="uk-button uk-button-primary ${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonLargeClass!}"><#nested></button>
</#macro>

<#macro secondary name value="true" describedby="">
  <button type="submit" name="${name}" value="${value}"<@describing describedby/> class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}"><#nested></button>
</#macro>

<#-- Back to the chooser of identification methods; it comes after the primary button, which Enter presses. -->
<#macro back>
  <button type="submit" name="back" value="true" class="uk-button uk-button-link ${properties.kcButtonClass!} ${properties.kcButtonLinkClass!}">${msg("ugyfelkapuBack")}</button>
</#macro>

<#macro actions>
  <div class="uk-actions ${properties.kcFormGroupClass!} ${properties.kcFormButtonsClass!}">
    <#nested>
  </div>
</#macro>

<#-- A code in groups; each group is its own element so that it wraps, and is named letter by letter, since a screen reader would read it as a word. -->
<#macro groupedCode id groups>
  <code id="${id}" class="uk-code"><#list groups as group><span class="uk-code-group" role="img" aria-label="<#list 0..<group?length as i>${group[i]}<#sep> </#list>">${group}</span><#sep> </#list></code>
</#macro>

<#macro copyButton text done><button type="button" hidden class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" data-uk-copy="${text}" data-uk-done="${done}" data-uk-failed="${msg("ugyfelkapuCopyFailed")}"><#nested></button></#macro>

<#macro printButton><button type="button" hidden class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" data-uk-print><#nested></button></#macro>
