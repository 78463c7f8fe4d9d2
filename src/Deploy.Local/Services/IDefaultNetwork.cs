namespace Deploy.Local.Services;

/// <summary>Whether regions have a default VPC; offered by EC2, changed by the admin interface.</summary>
public interface IDefaultNetwork
{
    void Set(bool exists);
}
