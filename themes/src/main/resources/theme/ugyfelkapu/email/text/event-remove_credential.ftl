<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.notice text=msg("eventRemoveCredentialBody", parts.named("ukMailCredential", event.getDetail("credential_type")!""), parts.moment(event.date), parts.network(event.ipAddress!""))/>
