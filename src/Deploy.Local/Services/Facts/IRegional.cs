namespace Deploy.Local.Services.Facts;

/// <summary>Whoever has something by Region that lives or can be shown.</summary>
public interface IRegional
{
    /// <summary>The Regions in which it ever had something.</summary>
    IReadOnlyList<string> Regions { get; }
}
