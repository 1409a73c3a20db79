<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.stock text=msg("emailVerificationBodyCode", code) code=code/>
