<#import "fields.ftl" as fields>
<#--
  The attributes of the realm's user profile as fields. An attribute tells by its annotations how it wants to be asked;
  what only the browser would check (pattern, lengths) is left to the server, a placeholder is a hint (ux.md 11, 12, 18).
  Nested: "beforeField" and "afterField" with the attribute.
-->
<#macro userProfileFormFields>
  <#local current = "">
  <#list profile.attributes as attribute>
    <#if attribute.name = "locale" && realm.internationalizationEnabled && (locale.currentLanguageTag)?has_content>
      <input type="hidden" id="locale" name="locale" value="${locale.currentLanguageTag}">
    <#else>
      <#local group = (attribute.group.name)!"">
      <#if group != current>
        <#local current = group>
        <#if group?has_content><@groupHeading attribute.group/></#if>
      </#if>
      <#nested "beforeField" attribute>
      <@profileField attribute/>
      <#nested "afterField" attribute>
    </#if>
  </#list>
  <#list profile.html5DataAnnotations?keys as script>
    <script type="module" src="${url.resourcesPath}/js/${script}.js"></script>
  </#list>
</#macro>

<#macro groupHeading group>
  <h2 id="header-${group.name}"<#list group.html5DataAnnotations as key, value> data-${key}="${value}"</#list>>${advancedMsg(group.displayHeader!group.name)}</h2>
  <#if group.displayDescription?has_content>
    <p id="description-${group.name}">${advancedMsg(group.displayDescription)}</p>
  </#if>
</#macro>

<#macro profileField attribute>
  <#local annotations = attribute.annotations>
  <#local type = annotations.inputType!"text">
  <#local label = attribute.displayName?has_content?then(advancedMsg(attribute.displayName!""), attribute.name)>
  <#local hint><#if annotations.inputHelperTextBefore??>${kcSanitize(advancedMsg(annotations.inputHelperTextBefore))?no_esc}</#if><#if annotations.inputTypePlaceholder??> ${advancedMsg(annotations.inputTypePlaceholder)}</#if></#local>
  <#local after><#if annotations.inputHelperTextAfter??>${kcSanitize(advancedMsg(annotations.inputHelperTextAfter))?no_esc}</#if></#local>
  <#if attribute.readOnly>
    <@readOnly attribute label hint/>
  <#elseif type = "textarea">
    <@fields.row id=attribute.name label=label hint=hint after=after required=attribute.required>
      <#local ids = fields.describedBy(attribute.name, hint, after)>
      <textarea id="${attribute.name}" name="${attribute.name}" class="uk-text" rows="${plain(annotations.inputTypeRows!4)}"<#if annotations.inputTypeCols??> cols="${plain(annotations.inputTypeCols)}"</#if><#if messagesPerField.existsError(attribute.name)> aria-invalid="true"</#if><#if ids?has_content> aria-describedby="${ids}"</#if>>${attribute.value!attribute.defaultValue!""}</textarea>
    </@fields.row>
  <#elseif type = "select" || type = "multiselect">
    <@fields.row id=attribute.name label=label hint=hint after=after required=attribute.required>
      <#local ids = fields.describedBy(attribute.name, hint, after)>
      <select id="${attribute.name}" name="${attribute.name}" class="uk-text"<#if type = "multiselect"> multiple</#if><#if annotations.inputTypeSize??> size="${plain(annotations.inputTypeSize)}"</#if><#if messagesPerField.existsError(attribute.name)> aria-invalid="true"</#if><#if ids?has_content> aria-describedby="${ids}"</#if>>
        <#if type = "select"><option value="">${msg("ukChoose")}</option></#if>
        <#list options(attribute) as option>
          <option value="${option}"<#if chosen(attribute)?seq_contains(option)> selected</#if>>${optionLabel(attribute, option)}</option>
        </#list>
      </select>
    </@fields.row>
  <#elseif type = "select-radiobuttons" || type = "multiselect-checkboxes">
    <@fields.group id=attribute.name label=label hint=hint after=after required=attribute.required>
      <#-- So that all boxes can be emptied: an attribute that is not sent keeps its value. -->
      <#if type = "multiselect-checkboxes"><input type="hidden" name="${attribute.name}" value=""></#if>
      <#list options(attribute) as option>
        <@fields.option type=(type = "select-radiobuttons")?then("radio", "checkbox") id=attribute.name + "-" + option?index name=attribute.name value=option label=optionLabel(attribute, option) checked=chosen(attribute)?seq_contains(option)/>
      </#list>
    </@fields.group>
  <#elseif attribute.multivalued>
    <@severalValues attribute label hint after/>
  <#else>
    <@fields.row id=attribute.name label=label hint=hint after=after required=attribute.required; id>
      <@inputTag attribute id attribute.value!attribute.defaultValue!"" fields.describedBy(id, hint, after)/>
    </@fields.row>
  </#if>
</#macro>

<#-- An empty field more, so that a value can be added without script; the server drops what is left empty. -->
<#macro severalValues attribute label hint after>
  <@fields.group id=attribute.name label=label hint=hint after=after required=attribute.required>
    <div data-uk-values="${msg("ukProfileValue", "#")}" data-uk-add="${msg("ukProfileAdd")}" data-uk-remove="${msg("ukProfileRemove", "#")}">
      <#list (attribute.values![]) + [""] as value>
        <#local id = attribute.name + "-" + value?index>
        <div class="uk-value">
          <label for="${id}">${msg("ukProfileValue", value?counter)}</label>
          <@inputTag attribute id value ""/>
        </div>
      </#list>
    </div>
  </@fields.group>
</#macro>

<#macro inputTag attribute id value ids>
  <#local annotations = attribute.annotations>
  <#local type = (annotations.inputType!"text")?remove_beginning("html5-")>
  <#local input = type>
  <#-- A number field drops what it does not understand, and changes its value when the page is scrolled. -->
  <#if type = "number" || type = "hidden"><#local input = "text"></#if>
  <span class="uk-input"><input id="${id}" name="${attribute.name}" type="${input}" value="${value}" autocomplete="${autocomplete(attribute)}"<#if type = "number"> inputmode="decimal"<#elseif attribute.name = "email"> inputmode="email"</#if> spellcheck="false" autocapitalize="none" autocorrect="off"<#if annotations.inputTypeSize?? && ["text", "email", "tel", "url"]?seq_contains(input)> size="${plain(annotations.inputTypeSize)}"</#if><#if ["date", "datetime-local", "month", "range", "time", "week"]?seq_contains(type)><#if annotations.inputTypeMin??> min="${plain(annotations.inputTypeMin)}"</#if><#if annotations.inputTypeMax??> max="${plain(annotations.inputTypeMax)}"</#if><#if annotations.inputTypeStep??> step="${plain(annotations.inputTypeStep)}"</#if></#if><#list attribute.html5DataAnnotations as key, text> data-${key}="${text}"</#list><#if messagesPerField.existsError(attribute.name)> aria-invalid="true"</#if><#if ids?has_content> aria-describedby="${ids}"</#if>></span>
</#macro>

<#macro readOnly attribute label hint>
  <@fields.facts>
    <@fields.fact id=attribute.name label=label>
      ${chosen(attribute)?map(value -> optionLabel(attribute, value))?join(", ")}
    </@fields.fact>
  </@fields.facts>
  <#if hint?has_content><div class="uk-hint">${hint}</div></#if>
</#macro>

<#-- What the field is for, so that the browser can fill it in. -->
<#function autocomplete attribute>
  <#local known = {"firstName": "given-name", "lastName": "family-name", "email": "email", "username": "username"}>
  <#if (attribute.annotations.inputType!"") = "html5-tel"><#return "tel"></#if>
  <#return attribute.autocomplete!known[attribute.name]!"on">
</#function>

<#function options attribute>
  <#local source = attribute.annotations.inputOptionsFromValidation!"options">
  <#return (attribute.validators[source].options)!(attribute.validators.options.options)![]>
</#function>

<#function chosen attribute>
  <#local values = attribute.values![]>
  <#if !values?has_content && attribute.defaultValue??><#return [attribute.defaultValue]></#if>
  <#return values>
</#function>

<#function optionLabel attribute option>
  <#local annotations = attribute.annotations>
  <#if annotations.inputOptionLabels??><#return advancedMsg(annotations.inputOptionLabels[option]!option)></#if>
  <#if annotations.inputOptionLabelsI18nPrefix??><#return msg(annotations.inputOptionLabelsI18nPrefix + "." + option)></#if>
  <#return option>
</#function>

<#-- Annotations come as text or as numbers; a number in the form of the language would be none for the browser. -->
<#function plain value>
  <#if value?is_number><#return value?c></#if>
  <#return value>
</#function>
