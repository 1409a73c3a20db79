<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.stock text=msg("emailTestBody", realmName)/>
