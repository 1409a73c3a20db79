<#-- What the HTML and the text part say alike: plain strings, which each part escapes in its own way. -->

<#-- Whose mails these are: the theme's name for it, else the realm's. -->
<#function service name=realmName>
  <#return (properties.ukServiceName?has_content)?then(properties.ukServiceName, name)>
</#function>

<#function phone>
  <#return (properties.ukHelpPhone?has_content)?then(properties.ukHelpPhone, "1818")>
</#function>

<#function isTest>
  <#return (properties.ukTestBanner!"true") != "false">
</#function>

<#-- A name that others chose, in one short line: with line breaks it could write paragraphs of its own into the mail. -->
<#function line name>
  <#local text = name?replace("\\s+", " ", "r")?trim>
  <#return (text?length gt 100)?then(text[0..<100] + "…", text)>
</#function>

<#-- The last lines of every mail. -->
<#function footer>
  <#local lines = [msg("ukMailNoReply")]>
  <#if properties.ukMailDomain?has_content>
    <#local lines = lines + [msg("ukMailDomain", properties.ukMailDomain)]>
  </#if>
  <#return lines>
</#function>

<#-- The text with the host of its one address named in front of it: what the address leads to is told by its host alone. -->
<#function hostNamed text link>
  <#if !link?has_content><#return text></#if>
  <#local host = link?keep_after("://")?keep_before("/")>
  <#return text?replace(link, msg("ukMailLinkHost", host) + "\n\n" + link)>
</#function>

<#-- Date and clock time in Budapest, e.g. "2026. november 21. 18:30", as the authenticators write them. -->
<#function moment date>
  <#setting time_zone="Europe/Budapest">
  <#setting locale=locale.language>
  <#return date?datetime?string((locale.language == "hu")?then("yyyy. MMMM d. HH:mm", "d MMMM yyyy, HH:mm"))>
</#function>

<#--
  Where a request came from, coarsely (ux.md 70): enough to know one's own network by, too little to name a household
  in a mail that others may read. Behind some proxies there is no address.
-->
<#function network address>
  <#if address?matches("[0-9]{1,3}([.][0-9]{1,3}){3}")>
    <#return address?keep_before_last(".") + ".*">
  </#if>
  <#local groups = address?keep_before("::")?split(":")>
  <#if address?matches("[0-9a-fA-F:]+") && groups?size gt 1>
    <#return groups?first + ":" + groups[1] + ":*">
  </#if>
  <#return msg("ukMailNetworkUnknown")>
</#function>

<#-- A name that Keycloak gives as a part of a key; one that nobody foresaw gets a general word instead of the key. -->
<#function named prefix name>
  <#local key = prefix + "." + name>
  <#local text = name?matches("[A-Za-z0-9_-]+")?then(msg(key), key)>
  <#return (text == key)?then(msg(prefix + ".other"), text)>
</#function>

<#-- What an administrator asks the citizen to do, in one sentence part. -->
<#function actions names>
  <#local texts = []>
  <#list names as name><#local texts = texts + [named("requiredAction", name)]></#list>
  <#return texts?join(", ")>
</#function>

<#--
  What a workflow tells a person. An administrator's own message may come with markup, and with data of the person in
  it: the words stay, the markup goes (H83).
-->
<#function workflow>
  <#if messageKey == "customMessage">
    <#return customMessage?replace("\r", "")?replace("</p>|<br ?/?>", "\n\n", "r")?replace("<[^>]*>", "", "r")?replace("\\n{3,}", "\n\n", "r")?trim>
  </#if>
  <#local because = (reason == "inactivity")?then(msg("ukMailInactivity"), reason)>
  <#return msg(messageKey, daysRemaining, because) + "\n\n" + msg("ukMailService", service()) + "\n\n" + msg("ukMailQuestion", phone())>
</#function>
