<#-- The fields of the stock pages that this theme rewrites: one macro owns label, error and ids. -->

<#macro error id>
  <#if messagesPerField.existsError(id)>
    <p id="${id}-error" class="uk-error"><span class="uk-hidden">${msg("ukErrorPrefix")}</span> ${messagesPerField.get(id)}</p>
  </#if>
</#macro>

<#macro text id label name=id type="text" value="" autocomplete="off" inputmode="" readonly=false code=false>
  <div class="uk-field<#if messagesPerField.existsError(id)> uk-field-wrong</#if>">
    <label for="${id}" class="uk-label">${label}</label>
    <@error id/>
    <div class="uk-control">
      <span class="uk-input">
        <input id="${id}" name="${name}" type="${type}" value="${value}" dir="ltr"<#if code> class="uk-code-input"</#if> autocomplete="${autocomplete}"<#if inputmode?has_content> inputmode="${inputmode}"</#if> spellcheck="false" autocapitalize="none" autocorrect="off"<#if readonly> readonly</#if><#if messagesPerField.existsError(id)> aria-invalid="true" aria-describedby="${id}-error"</#if>>
      </span>
      <#if type = "password">
        <button type="button" class="uk-toggle" hidden data-uk-toggle="${id}" aria-controls="${id}" data-uk-show="${msg("showPassword")}" data-uk-hide="${msg("hidePassword")}" data-uk-shown="${msg("ukPasswordShown")}" data-uk-hidden="${msg("ukPasswordHidden")}">${msg("showPassword")}</button>
      </#if>
    </div>
  </div>
</#macro>

<#macro password id label name=id autocomplete="current-password">
  <@text id=id name=name label=label type="password" autocomplete=autocomplete/>
</#macro>

<#macro check id label name=id value="on" checked=false>
  <div class="uk-field uk-check-row">
    <input id="${id}" name="${name}" type="checkbox" value="${value}"<#if checked> checked</#if>>
    <label for="${id}">${label}</label>
  </div>
</#macro>

<#macro submit name="login" value="true" id="kc-login"><button type="submit" id="${id}" name="${name}" value="${value}" class="uk-button uk-button-primary"><#nested></button></#macro>
