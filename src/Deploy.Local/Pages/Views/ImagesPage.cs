using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>Repositories and what was pushed to them.</summary>
internal sealed class ImagesPage(PageContext page)
{
    private const int MostImages = 20;

    public View Show()
    {
        var repositories = (
            from region in page.Regions
            from source in page.Local.Peers.All<IRepositories>()
            from repository in source.Repositories(region)
            select Of(region, repository)).ToList();
        return new View
        {
            Title = "Images",
            Section = "Images",
            Live = $"{(repositories.Count > 0 ? repositories : [$"""<p class="none">There are no repositories.</p>"""])}",
        };
    }

    private static Html Of(string region, RepositoryFacts repository) => $"""
        <section>
        <h2>{repository.Name} <span class="where">{(repository.Owner.Application is { } application ? $"{application}, {repository.Owner.Environment}, " : "")}{region}</span></h2>
        <p><code>{repository.Uri}</code></p>
        {Table.Of("Images, the newest first", ["Tags", "Digest", "Size", "Pushed"], repository.Images.Take(MostImages).Select(image => new Row(
            $"image-{region}-{repository.Name}-{image.Digest}",
            $"{(image.Tags.Count == 0 ? "untagged" : string.Join(", ", image.Tags))}", $"<code>{image.Digest}</code>", $"{Words.Size(image.Bytes)}", Words.Time(image.PushedAt))), "It is empty.")}
        </section>
        """;
}
