/** The look of the dashboard and the start page. */
export const DASHBOARD_STYLE = `
body{font-size:14px}
p,h1,h2,h3,dl,dd,ul{margin:0}
.top{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;padding:12px 20px;background:var(--card);border-bottom:1px solid var(--line)}
.top h1{font-size:19px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:8px;top:8px;padding:8px 14px;border-radius:8px;background:var(--card);z-index:1}
.n8n{font-weight:600}
.reset{order:1}
.next{background:var(--next-ground);border-left:4px solid var(--brand);border-radius:0 8px 8px 0;padding:9px 12px}
.overview .next{grid-column:1/-1}
.home{color:var(--soft);text-decoration:none}
.home:after{content:"/";margin-left:14px;color:var(--line)}
.reset{margin-left:auto}
main{display:grid;grid-template-columns:320px minmax(0,1fr);gap:16px;padding:16px 20px;align-items:start;max-width:1400px;margin:0 auto}
main.overview{grid-template-columns:repeat(auto-fill,minmax(280px,1fr))}
aside,#live{display:grid;gap:16px;min-width:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px 16px;min-width:0}
.card h2{font-size:15px;margin-bottom:10px}
.link{display:grid;gap:6px;color:inherit;text-decoration:none}
.link:hover{border-color:var(--brand)}
.link p{color:var(--soft)}
code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
dt{color:var(--soft);font-size:12.5px}
dd{margin:0 0 8px}
dd:last-child{margin-bottom:0}
label{display:block;margin-bottom:10px;color:var(--soft);font-size:12.5px}
label input,label select{display:block;width:100%;margin-top:3px;padding:7px 9px;border:1px solid var(--line);border-radius:8px;background:#fff;color:var(--ink);font-size:14px}
label.tick input{display:inline;width:auto;margin:0 4px 0 0}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:10px}
form{margin:0}
button{padding:5px 11px;border:1px solid var(--line);border-radius:8px;background:#fff;font-size:13px}
button:hover{border-color:var(--brand);color:var(--brand)}
button.main{width:100%;padding:8px;background:var(--brand);border-color:var(--brand);color:#fff;font-weight:600}
button.main:hover{background:var(--brand-dark);color:#fff}
.figures{display:flex;flex-wrap:wrap;gap:12px}
.figures .card{flex:1 0 140px;min-width:max-content}
.figures p{color:var(--soft);font-size:12.5px}
.figures strong{white-space:nowrap;font-size:clamp(15px,4.6vw,19px);font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse}
th{text-align:left;font-weight:600;color:var(--soft);font-size:12.5px;padding:4px 10px 6px 0}
td{border-top:1px solid var(--line);padding:7px 10px 7px 0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.amount,.time{white-space:nowrap}
.amount{font-weight:600}
.actions{white-space:nowrap;text-align:right;padding-right:0}
.actions form,.line form{display:inline-block;margin-left:6px}
.badge{display:inline-block;border-radius:99px;padding:1px 9px;font-size:12.5px;font-weight:600}
.badge.good{background:var(--good-ground);color:var(--good)}
.badge.bad{background:var(--bad-ground);color:var(--bad)}
.badge.waiting{background:var(--wait-ground);color:var(--wait)}
.empty{color:var(--soft)}
.deliveries{list-style:none;padding:0}
.deliveries li{border-top:1px solid var(--line);padding:8px 0}
.deliveries li:first-child{border-top:0;padding-top:0}
.line{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center}
.line form{margin-left:auto}
.reference{color:var(--soft);overflow-wrap:anywhere}
details{margin-top:4px}
summary{color:var(--soft);font-size:12.5px;cursor:pointer;overflow-wrap:anywhere}
pre{background:var(--ground);border-radius:8px;padding:9px 11px;margin:6px 0;white-space:pre-wrap}
a{color:var(--brand)}
.troubles{list-style:none;padding:0}
.troubles li{display:flex;gap:8px 20px;align-items:flex-start;justify-content:space-between;border-top:1px solid var(--line);padding:12px 0}
.troubles li:first-child{margin-top:10px}
.troubles li:last-child{padding-bottom:0}
.troubles h3{font-size:14px}
.troubles li>div{min-width:0}
.troubles button{min-width:96px;padding:8px 11px}
.waits,.happened,.troubles .next{margin-top:6px}
@media(max-width:820px){main{grid-template-columns:minmax(0,1fr);padding:12px}#live{order:-1}}
@media(max-width:640px){
.top{padding:10px 12px}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody{display:block}
tr{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:center;border-top:1px solid var(--line);padding:9px 0}
tbody tr:first-child{border-top:0;padding-top:0}
td{border:0;padding:0;min-width:0;order:4}
.time{order:1}
.time+.text,.text:first-child{order:2}
.amount{order:3;margin-left:auto}
.text{flex-basis:100%}
.time+.text,.text:first-child{flex-basis:auto}
.actions{order:6;margin-left:auto}
.state{order:5}
.troubles li{flex-wrap:wrap}
.troubles form,.troubles button{width:100%}
button,.actions a{padding:8px 14px}
}
`;
