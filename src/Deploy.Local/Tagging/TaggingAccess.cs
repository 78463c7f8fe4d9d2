using Deploy.Local.Services;

namespace Deploy.Local.Tagging;

/// <summary>The permissions of the Tagging API: its search has no resource.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonresourcegrouptaggingapi.html"/>.</remarks>
internal sealed class TaggingAccess : AccessTable
{
    public TaggingAccess() : base("tag") => Unscoped("GetResources").Shown(_ => "");
}
