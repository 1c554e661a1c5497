(function () {
  'use strict';
  var button = document.getElementById('pay');
  var unpaid = document.getElementById('unpaid');
  var set = button.dataset;
  function pay() {
    unpaid.hidden = true;
    window.WeixinJSBridge.invoke('getBrandWCPayRequest', {
      appId: set.app, timeStamp: set.time, nonceStr: set.nonce, 'package': set.package, signType: 'RSA', paySign: set.sign
    }, function (result) {
      if (result.err_msg === 'get_brand_wcpay_request:ok') location.replace(set.return);
      else unpaid.hidden = false;
    });
  }
  button.addEventListener('click', function () { if (window.WeixinJSBridge) pay(); });
  if (window.WeixinJSBridge) pay();
  else document.addEventListener('WeixinJSBridgeReady', pay, false);
})();
