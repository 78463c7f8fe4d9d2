using System.Security.Cryptography;
using System.Text;
using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deploy.Local.Pages.Actions;

/// <summary>
/// What the forms of the pages do: <c>POST /_local/page/do/{action}</c>. Each needs the token that this run of Local made and only its pages hold. It
/// leads to a page that says what came of it.
/// </summary>
internal sealed class ActionSurface(PageContext page, IReadOnlyDictionary<string, PageAction> actions, Action shutdown) : IHttpSurface
{
    /// <summary>The action that ends Local, which has no page to lead to.</summary>
    private const string End = "end";

    private const int LargestForm = 16 * 1024;

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Links.Action("{action}"), HandleAsync);

    private async Task HandleAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or > LargestForm || !http.Request.HasFormContentType)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!IsOwn(form[Form.Token].ToString()))
        {
            await TellAsync(http, StatusCodes.Status403Forbidden, "Not done", "This form is not of this run of Local. Load the page again, and repeat it there.");
            return;
        }

        var name = http.Request.RouteValues["action"] as string ?? "";
        if (name == End)
        {
            await TellAsync(http, StatusCodes.Status200OK, "Local ends", "What was deployed is kept, and comes back with the next start.");
            http.Response.OnCompleted(() =>
            {
                shutdown();
                return Task.CompletedTask;
            });
        }
        else if (actions.TryGetValue(name, out var action))
        {
            await ActAsync(http, action, form);
        }
        else
        {
            await TellAsync(http, StatusCodes.Status404NotFound, "Not done", "There is no such action.");
        }
    }

    private async Task ActAsync(HttpContext http, PageAction action, IFormCollection form)
    {
        var outcome = await action(new ActionForm(form), http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{outcome.Next}?{Links.Notice}={page.Notices.Add(outcome.Notice)}";
    }

    private bool IsOwn(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(page.Token));

    private static Task TellAsync(HttpContext http, int status, string title, string text)
    {
        http.Response.StatusCode = status;
        var view = new View { Title = title, Live = $"<p>{text}</p>" };
        return PageReply.WriteAsync(http, Layout.Of(view, null, Html.None).ToString());
    }
}
